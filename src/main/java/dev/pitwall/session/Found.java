package dev.pitwall.session;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session that a source has found by itself: started elsewhere, or long ago.
 *
 * @param url its page at the source, {@code https}; null when it has none
 * @param created when it was asked for
 * @param changed when the last of the news happened
 * @param news what brings one just asked for to where it stands, in order
 */
public record Found(
    SessionRef ref,
    @Nullable String url,
    Task task,
    Instant created,
    Instant changed,
    List<SessionEvent> news) {
  public Found {
    news = List.copyOf(news);
  }
}
