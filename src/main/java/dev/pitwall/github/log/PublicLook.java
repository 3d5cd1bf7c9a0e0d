package dev.pitwall.github.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pitwall.access.Account;
import dev.pitwall.github.api.Answer;
import dev.pitwall.github.api.Answer.Kind;
import dev.pitwall.github.api.Answer.NotModified;
import dev.pitwall.github.api.Answer.Refused;
import dev.pitwall.github.api.Answer.Taken;
import dev.pitwall.github.api.Call;
import dev.pitwall.github.api.GitHub;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One look at a session's pull request, or at its branch while it has none. */
final class PublicLook {
  private static final int MOST_PAGES = 30;
  private static final int MOST_COMMITS = 10;

  private final GitHub github;
  private final Account account;
  private final LogSubject subject;
  private final Signals signals;
  private final boolean goesOn;
  private boolean changed;
  private int commits;

  /**
   * @param goesOn whether the signals have all that GitHub told before
   */
  PublicLook(GitHub github, Account account, LogSubject subject, Signals signals, boolean goesOn) {
    this.github = github;
    this.account = account;
    this.subject = subject;
    this.signals = signals;
    this.goesOn = goesOn;
  }

  /** What kept from looking; null when nothing did. */
  @Nullable Answer look() {
    var number = subject.pullRequest();
    if (number == null) {
      return branch();
    }
    var answer = read("/pulls/" + number, signals::pullRequest);
    return failed(answer) ? answer : timeline(number);
  }

  private @Nullable Answer timeline(int number) {
    for (int page = 1; page <= MOST_PAGES; page++) {
      var path = "/issues/" + number + "/timeline?per_page=100&page=" + page;
      var answer = read(path, events -> events.forEach(signals::event));
      if (failed(answer)) {
        return answer;
      }
      signals.read(page);
      boolean more =
          answer instanceof Taken taken ? taken.next() != null : page < signals.pagesRead();
      if (!more) {
        break;
      }
    }
    return null;
  }

  private @Nullable Answer branch() {
    var branch = subject.latest().map(LogSubject.Turn::headRef).orElse("");
    if (branch.isEmpty()) {
      return null;
    }
    var path =
        "/commits?sha="
            + Foreign.encoded(branch)
            + "&since="
            + Foreign.encoded(subject.created().toString())
            + "&per_page=100";
    var answer = read(path, list -> list.forEach(signals::branchCommit));
    // A branch comes into being with the first that is put on it.
    boolean none = answer instanceof Refused(var kind, _, _, _) && kind == Kind.NOT_FOUND;
    return failed(answer) && !none ? answer : null;
  }

  private static boolean failed(Answer answer) {
    return !(answer instanceof Taken) && !(answer instanceof NotModified);
  }

  private Answer read(String path, Consumer<JsonNode> reader) {
    var call = call(path);
    var answer = goesOn ? github.get(account, call) : github.getAgain(account, call);
    if (answer instanceof Taken(_, var body, _, _)) {
      changed = true;
      reader.accept(Foreign.json(body));
    }
    return answer;
  }

  /** A commit with its files; missing when it is not known, or when too many were asked for. */
  JsonNode commit(String sha) {
    if (++commits > MOST_COMMITS) {
      return MissingNode.getInstance();
    }
    return github.getAgain(account, call("/commits/" + Foreign.encoded(sha)))
            instanceof Taken(_, var body, _, _)
        ? Foreign.json(body)
        : MissingNode.getInstance();
  }

  private Call call(String path) {
    var repository = subject.repository();
    return Call.api("/repos/" + repository.owner() + "/" + repository.name() + path);
  }

  /** Whether anything but "as before" was answered. */
  boolean changed() {
    return changed;
  }
}
