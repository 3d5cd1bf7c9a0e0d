package dev.pitwall.github.follow;

import dev.pitwall.access.Account;
import dev.pitwall.github.api.Call;
import dev.pitwall.github.api.GitHubClock;
import dev.pitwall.github.api.Reads;
import dev.pitwall.github.api.Reads.Got;
import dev.pitwall.github.task.AgentTask;
import dev.pitwall.github.task.IssueRef;
import dev.pitwall.github.task.Pull;
import dev.pitwall.session.PullRequest;
import dev.pitwall.session.Repository;
import dev.pitwall.session.Session;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a list does not show of a task. */
final class Details {
  private final Reads reads;
  private final GitHubClock theirs;
  private final PublicSigns signs;

  Details(Reads reads, GitHubClock theirs) {
    this.reads = reads;
    this.theirs = theirs;
    this.signs = new PublicSigns(reads);
  }

  /** With its turns, from what everybody sees where it is known by its issue only. */
  Reads.Read<AgentTask> task(Account account, Tracked tracked, List<Session> known) {
    var issue = IssueRef.read(tracked.taskId);
    return issue.isPresent()
        ? signs.task(account, issue.get(), number(tracked, known), assigned(known))
        : listed(account, tracked.taskId);
  }

  /** By GitHub's clock. */
  private Instant assigned(List<Session> known) {
    return known.stream()
        .map(session -> theirs.before(session.times().created()))
        .min(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  /** With its turns. */
  Reads.Read<AgentTask> listed(Account account, String taskId) {
    return reads.get(account, Call.api("/agents/tasks/" + encoded(taskId)), AgentTask.class);
  }

  /** Its pull request; empty when it has none, or it can't be read now. */
  Optional<Pull> pull(Account account, Tracked tracked, AgentTask task, List<Session> known) {
    var number = number(tracked, known);
    if (number.isEmpty()) {
      number = task.pull().flatMap(id -> find(account, tracked.repository, task.branch(), id));
    }
    return number.flatMap(n -> pull(account, tracked.repository, n));
  }

  private static Optional<Integer> number(Tracked tracked, List<Session> known) {
    var pull = tracked.pull;
    return pull != null
        ? Optional.of(pull.number())
        : known.stream()
            .map(s -> s.work().pullRequest())
            .filter(Objects::nonNull)
            .map(PullRequest::number)
            .findFirst();
  }

  /** Artifacts name it by another number than people do. */
  private Optional<Integer> find(Account account, Repository repository, String head, long id) {
    if (head.isBlank()) {
      return Optional.empty();
    }
    var path =
        "/repos/%s/pulls?state=all&per_page=10&head=%s"
            .formatted(repository, encoded(repository.owner() + ":" + head));
    return reads.get(account, Call.api(path), Pull[].class) instanceof Got<Pull[]> got
        ? List.of(got.value()).stream().filter(p -> p.id() == id).map(Pull::number).findFirst()
        : Optional.empty();
  }

  private Optional<Pull> pull(Account account, Repository repository, int number) {
    var call = Call.api("/repos/" + repository + "/pulls/" + number);
    return reads.get(account, call, Pull.class) instanceof Got<Pull> got && got.value().number() > 0
        ? Optional.of(got.value())
        : Optional.empty();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
