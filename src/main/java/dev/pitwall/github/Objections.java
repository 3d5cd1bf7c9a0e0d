package dev.pitwall.github;

import dev.pitwall.access.Account;
import dev.pitwall.access.Accounts;
import dev.pitwall.session.Act;
import dev.pitwall.session.Person;
import dev.pitwall.session.PullRequest.Status;
import dev.pitwall.session.Session;
import dev.pitwall.session.Task;
import dev.pitwall.session.Via;
import java.time.Duration;
import java.util.Optional;

/** Why something can't be asked of GitHub, in sentences for people. */
record Objections(Accounts accounts) {
  static final String NO_PULL_REQUEST =
      "GitHub takes messages to this session only as comments on its pull request, and it has"
          + " none yet. Say it again when the card shows one.";
  static final String PULL_REQUEST_CLOSED =
      "The session's pull request is closed, and Copilot reads no comments there any more. Start"
          + " another session for what is left.";
  static final String TOO_SLOW = "GitHub did not answer in time. Try again in a moment.";
  static final String UNLISTED =
      "GitHub has named no repository of yours so far. Name the one that you mean, as in"
          + " `/agents start octo-org/shop Fix the login button`.";
  static final String NOT_STARTED = "GitHub has not taken the session yet. Try again in a moment.";

  /** Somebody waits. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** What was asked when Pitwall last ran may wait longer. */
  private static final Duration LONG_PATIENCE = Duration.ofSeconds(15);

  private static final int LONGEST_ISSUE = 65_536;

  /** What the person must do before GitHub can be asked as them. */
  Optional<String> missing(Person by) {
    return account(by).isPresent() ? Optional.empty() : Optional.of(without());
  }

  /** Why nobody acts for whoever has no account of their own. */
  String without() {
    var lack = accounts.lack().filter(l -> l.passing() || !accounts.linking());
    if (lack.isPresent()) {
      return lack.get().why();
    }
    return accounts.linking()
        ? "GitHub must know that it is you who asks. Type `/agents link` to connect your"
            + " account."
        : "Pitwall has no GitHub account to work with. Ask whoever runs it to set"
            + " `GITHUB_TOKEN` or `GITHUB_CLIENT_ID`.";
  }

  Optional<String> to(Task task) {
    var by = task.requestedBy();
    return by == null
        ? Optional.of("GitHub must know who asks, and nobody did. Start the session yourself.")
        : missing(by).or(() -> tooLong(task));
  }

  private static Optional<String> tooLong(Task task) {
    int length = task.prompt().length();
    return task.via() == Via.ISSUE && length > LONGEST_ISSUE
        ? Optional.of(
            "An issue holds no more than %,d characters, and the prompt has %,d. Shorten it, or leave `via:issue` out."
                .formatted(LONGEST_ISSUE, length))
        : Optional.empty();
  }

  Optional<String> to(Session session, Person by, Act.Wish wish) {
    var missing = missing(by);
    if (missing.isPresent() || !(wish instanceof Act.Say)) {
      return missing;
    }
    var pull = session.work().pullRequest();
    boolean closed =
        session.ended()
            && pull != null
            && (pull.status() == Status.CLOSED || pull.status() == Status.MERGED);
    return closed ? Optional.of(PULL_REQUEST_CLOSED) : Optional.empty();
  }

  /** Whose account does what the person asks, who waits. */
  Optional<Account> account(Person by) {
    return accounts.awaited(by, PATIENCE);
  }

  /** Whose account does what the person has asked, and nobody waits for. */
  Optional<Account> actor(Person by) {
    return accounts.awaited(by, LONG_PATIENCE);
  }
}
