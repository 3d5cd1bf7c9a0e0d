package dev.pitwall.github.task;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which of the pull requests that refer to an issue is the agent's for it; pure. */
public final class References {
  /** By then the agent has said what its pull request is for, if it does. */
  private static final Duration SAID = Duration.ofMinutes(5);

  private References() {}

  /**
   * The agent's own pull request says that it closes the issue. One that only mentions it is taken
   * when there is no other, and not at once.
   *
   * @param timeline of the issue
   * @param assigned about when the issue was given to the agent, and not after
   * @return its number; empty while there is none that can be told from others
   */
  public static Optional<Integer> own(
      IssueRef issue, List<Signal> timeline, Instant assigned, Instant now) {
    var pulls =
        timeline.stream()
            .flatMap(signal -> signal.agentsPull().stream())
            .filter(pull -> pull.isIn(issue.repository()))
            .filter(pull -> !pull.createdAt().isBefore(assigned))
            .toList();
    var closing = closing(issue);
    var own = pulls.stream().filter(pull -> closing.matcher(pull.body()).find()).findFirst();
    var numbers = pulls.stream().map(Issue::number).distinct().toList();
    boolean only = numbers.size() == 1 && now.isAfter(assigned.plus(SAID));
    return own.map(Issue::number).or(() -> only ? numbers.stream().findFirst() : Optional.empty());
  }

  /** The words by which a pull request says so at GitHub. */
  private static Pattern closing(IssueRef issue) {
    return Pattern.compile(
        "(?i)\\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\\s+(?:(?<![\\w/])"
            + Pattern.quote(issue.repository().fullName())
            + ")?#"
            + issue.number()
            + "\\b");
  }
}
