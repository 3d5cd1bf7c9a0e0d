package dev.pitwall.github.log;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitwall.access.Account;
import dev.pitwall.github.api.Answer;
import dev.pitwall.github.api.Answer.NotModified;
import dev.pitwall.github.api.Answer.Taken;
import dev.pitwall.github.api.Answer.Unclear;
import dev.pitwall.github.api.GitHub;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the pages of a task's events into one list; they are counted, so they can shift. */
final class EventPages {
  private static final int MOST_PAGES = 300;

  private final GitHub github;
  private final Account account;
  private final String task;
  private final @Nullable TaskEvents known;
  private final List<JsonNode> events = new ArrayList<>();
  private @Nullable Answer trouble;
  private boolean shifted;
  private boolean changed;
  private int upTo;
  private long total = -1;

  /**
   * @param known what was read before, from whose last page this goes on; null to read all
   */
  EventPages(GitHub github, Account account, String task, @Nullable TaskEvents known) {
    this.github = github;
    this.account = account;
    this.task = task;
    this.known = known;
  }

  EventPages read() {
    int first = known == null ? 1 : known.lastPage();
    upTo = known == null ? 0 : known.listed();
    for (int page = first; page < first + MOST_PAGES; page++) {
      if (!goesOnAfter(page, page == first)) {
        break;
      }
    }
    return this;
  }

  private boolean goesOnAfter(int page, boolean first) {
    var call = EventLog.call(task, page, EventLog.PAGE);
    var answer = known == null ? github.getAgain(account, call) : github.get(account, call);
    if (answer instanceof NotModified && known != null) {
      return known.fullAt(page);
    }
    if (!(answer instanceof Taken(_, var body, _, _))) {
      trouble = answer;
      return false;
    }
    var json = Foreign.json(body);
    var batch = json.path("events");
    if (!batch.isArray()) {
      trouble = new Unclear("GitHub's answer has no events");
      return false;
    }
    // While it is read the list may lose an event; then the next page begins one too far.
    long now = json.path("total").asLong(-1);
    shifted = now < total || (first && known != null && !known.joins(batch));
    total = now;
    changed = true;
    batch.forEach(events::add);
    upTo = (page - 1) * EventLog.PAGE + batch.size();
    boolean last = batch.size() < EventLog.PAGE || (total >= 0 && upTo >= total);
    return !shifted && !last;
  }

  /** Whether they are not of one list. */
  boolean shifted() {
    return shifted;
  }

  /** Whether anything but "as before" was answered. */
  boolean changed() {
    return changed;
  }

  List<JsonNode> events() {
    return events;
  }

  /** How long the list is, as far as it was read. */
  int upTo() {
    return upTo;
  }

  /** What kept from reading the rest; null when all was read. */
  @Nullable Answer trouble() {
    return trouble;
  }
}
