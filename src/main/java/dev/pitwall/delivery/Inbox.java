package dev.pitwall.delivery;

import java.time.Instant;
import java.util.List;

/** Slack's requests, kept before they are acknowledged, so that none is lost or done twice. */
public interface Inbox {

  /**
   * Keeps a request; it is on disk when this returns.
   *
   * @return false when it is kept already: Slack has sent it again
   */
  boolean keep(Item item);

  /** The requests are done. */
  void done(List<String> ids, Instant now);

  /**
   * Requests kept by this instance and not done, oldest first: to be done after a restart, or when
   * there were too many to keep in mind.
   *
   * @param most no more than so many
   */
  List<Item> open(int most);

  /** Whether it is still this instance that does it; others take over from one that is dead. */
  boolean stillOurs(Item item);

  /** Forgets done requests older than the time; a few at a time. */
  void forget(Instant doneBefore);

  /**
   * A request.
   *
   * @param id the same whenever Slack sends the same request
   * @param kind {@code command}, {@code interaction} or {@code event}; {@code file}: a file that a
   *     request asked for begins to be shared
   * @param body as received; of a file its name
   */
  record Item(String id, String kind, String body, Instant receivedAt) {}
}
