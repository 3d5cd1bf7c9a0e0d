package dev.pitwall.card;

import static dev.pitwall.card.block.Mrkdwn.code;
import static dev.pitwall.card.block.Mrkdwn.concat;
import static dev.pitwall.card.block.Mrkdwn.text;

import dev.pitwall.card.block.Mrkdwn;
import dev.pitwall.session.LogEntry.FileChange;
import dev.pitwall.session.Plural;
import dev.pitwall.session.PullRequest;
import dev.pitwall.session.Validation;
import dev.pitwall.session.Work;
import java.util.List;
import java.util.Locale;

/** What a session has made, in words. */
final class WorkWords {
  private static final int BRANCH = 80;

  private WorkWords() {}

  /** The word for a session that ended well: is there anything to look at? */
  static String done(Work work) {
    var pullRequest = work.pullRequest();
    boolean open = pullRequest != null && open(pullRequest);
    boolean branch = pullRequest == null && (work.changed() || work.commits() > 0);
    return open || branch ? "Ready for review" : "Done";
  }

  static boolean open(PullRequest pullRequest) {
    return switch (pullRequest.status()) {
      case OPEN, DRAFT -> true;
      case MERGED, CLOSED -> false;
    };
  }

  /** The outcome: {@code PR #42 open, +120 −4 in 3 files}; empty when nothing was changed. */
  static Mrkdwn outcome(Work work) {
    return Mrkdwn.join(", ", List.of(place(work), lines(work)));
  }

  /** {@code +120 −4 in 3 files}; empty when no file was changed. */
  static Mrkdwn lines(Work work) {
    return work.changed()
        ? text(counts(work.added(), work.removed()) + " in " + Plural.of(work.files(), "file"))
        : Mrkdwn.EMPTY;
  }

  /** {@code 2 commits on `branch`}; empty without commits. */
  static Mrkdwn commits(Work work, String how) {
    return work.commits() == 0
        ? Mrkdwn.EMPTY
        : concat(
            text(Plural.of(work.commits(), "commit") + " " + how + " "),
            code(work.branch()).fit(BRANCH));
  }

  static String status(PullRequest pullRequest) {
    return pullRequest.status().name().toLowerCase(Locale.ROOT);
  }

  /** {@code `npm test` 12 passed}. */
  static Mrkdwn validation(Validation validation) {
    return concat(code(validation.command()), text(" " + validation.result()));
  }

  /** {@code `src/login.ts` +12 −3}. */
  static Mrkdwn change(FileChange change) {
    var counts = counts(change.added(), change.removed());
    return concat(code(change.path()), text(counts.isEmpty() ? "" : " " + counts));
  }

  /** {@code PR #42 open}, or where the commits are. */
  static Mrkdwn place(Work work) {
    var pullRequest = work.pullRequest();
    if (pullRequest != null) {
      return text("PR #" + pullRequest.number() + " " + status(pullRequest));
    }
    return work.commits() == 0 && work.changed() ? text("not committed") : commits(work, "on");
  }

  private static String counts(int added, int removed) {
    var plus = added > 0 ? "+" + added : "";
    var minus = removed > 0 ? "−" + removed : "";
    return plus.isEmpty() || minus.isEmpty() ? plus + minus : plus + " " + minus;
  }
}
