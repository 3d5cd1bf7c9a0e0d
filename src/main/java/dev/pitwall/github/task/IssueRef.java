package dev.pitwall.github.task;

import dev.pitwall.session.Repository;
import dev.pitwall.session.SessionRef;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An issue that was assigned to the agent: what its session is referred to by for as long as
 * nothing says which task it is. No task's id looks like it.
 */
public record IssueRef(Repository repository, int number) {
  /** Stands in it, and in no task's id. */
  public static final String MARK = "#";

  private static final Pattern TEXT = Pattern.compile("([^#\\s]+)#([1-9]\\d{0,8})");

  /** Reads {@code owner/name#12}; empty for the id of a task. */
  public static Optional<IssueRef> read(String id) {
    var match = TEXT.matcher(id);
    return match.matches()
        ? Repository.parse(match.group(1))
            .map(repository -> new IssueRef(repository, Integer.parseInt(match.group(2))))
        : Optional.empty();
  }

  /** The issue that stands for a session; empty where its task is known, or nothing is. */
  public static Optional<IssueRef> of(@Nullable SessionRef ref) {
    return ref == null ? Optional.empty() : read(ref.id());
  }

  /** {@code owner/name#12}. */
  public String id() {
    return repository + "#" + number;
  }

  public SessionRef ref() {
    return News.ref(id());
  }

  /** What a session waits in that has not begun. */
  public String assigned() {
    return "issue #" + number + " assigned to Copilot";
  }
}
