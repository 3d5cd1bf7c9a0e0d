package dev.pitwall.github.follow;

import dev.pitwall.access.Account;
import dev.pitwall.github.api.Call;
import dev.pitwall.github.api.Reads;
import dev.pitwall.github.api.Reads.Got;
import dev.pitwall.github.api.Reads.Missed;
import dev.pitwall.github.task.AgentTask;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a list of tasks to its end. */
final class Listing {
  /** What GitHub is slow to list is asked for once more. */
  static final Duration OVERLAP = Duration.ofSeconds(60);

  private static final int NEWEST = 100;
  private static final int MOST_PAGES = 20;

  private final Reads reads;

  Listing(Reads reads) {
    this.reads = reads;
  }

  /** What came of it. */
  sealed interface Result {}

  /**
   * It was read to its end.
   *
   * @param tasks the one updated first comes first
   * @param since what to ask for next time
   */
  record Listed(List<AgentTask> tasks, Instant since) implements Result {}

  /** It was not; what of it was read is not used. */
  record NotListed(Missed<AgentTask.Page> missed) implements Result {}

  /**
   * @param since null: the newest hundred
   */
  Result read(Account account, String path, @Nullable Instant since) {
    // The newest first: what is updated while we read moves to a page that was read, and is new
    // next time.
    var query = path + "?per_page=" + NEWEST + "&sort=updated_at&direction=desc";
    if (since != null) {
      query += "&since=" + since.truncatedTo(ChronoUnit.SECONDS);
    }
    var tasks = new LinkedHashMap<String, AgentTask>();
    var call = Call.api(query);
    Instant first = null;
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      switch (reads.get(account, call, AgentTask.Page.class)) {
        case Missed<AgentTask.Page> missed -> {
          return new NotListed(missed);
        }
        case Got<AgentTask.Page>(var page, var next, var date) -> {
          first = first == null ? date : first;
          page.tasks().forEach(task -> tasks.putIfAbsent(task.id(), task));
          boolean enough = since == null && tasks.size() >= NEWEST;
          if (next == null || enough) {
            // While nothing is new the same is asked, and GitHub may say so for nothing.
            return since != null && tasks.isEmpty()
                ? new Listed(List.of(), since)
                : new Listed(inOrder(tasks), first.minus(OVERLAP));
          }
          call = following(next);
        }
      }
    }
    return new Listed(inOrder(tasks), (first == null ? Instant.EPOCH : first).minus(OVERLAP));
  }

  private static Call following(URI next) {
    return Call.api(next.toString());
  }

  private static List<AgentTask> inOrder(Map<String, AgentTask> tasks) {
    return List.copyOf(tasks.values()).reversed();
  }
}
