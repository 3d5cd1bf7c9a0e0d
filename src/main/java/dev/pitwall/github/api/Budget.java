package dev.pitwall.github.api;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What one account may ask of one host: one request after another, writes a second apart, none
 * while GitHub wants us to wait.
 */
final class Budget {
  private static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);
  private static final Duration UNSAID = Duration.ofSeconds(60);
  private static final int MOST_DOUBLINGS = 6;

  /** Held during a request; whoever has waited longest is next. */
  final ReentrantLock turn = new ReentrantLock(true);

  private volatile Room room = Room.UNKNOWN;
  private Instant nextWrite = Instant.EPOCH;
  private int limited;

  Room room() {
    return room;
  }

  /** When the next write may be sent. */
  synchronized Instant nextWrite() {
    return nextWrite;
  }

  synchronized void wrote(Instant now) {
    nextWrite = now.plus(BETWEEN_WRITES);
  }

  /** An answer came that was no refusal for being too much. */
  synchronized void answered(HttpHeaders headers) {
    limited = 0;
    room = read(headers, null);
  }

  /**
   * GitHub wants us to wait.
   *
   * @param until null when it did not say for how long
   * @return when to come again
   */
  synchronized Instant limited(HttpHeaders headers, @Nullable Instant until, Instant now) {
    var wait = UNSAID.multipliedBy(1L << Math.min(limited, MOST_DOUBLINGS));
    limited++;
    var closed = until == null ? now.plus(wait) : until;
    room = read(headers, closed);
    return closed;
  }

  private Room read(HttpHeaders headers, @Nullable Instant closedUntil) {
    var limit = number(headers, "x-ratelimit-limit");
    var remaining = number(headers, "x-ratelimit-remaining");
    var reset = reset(headers);
    if (limit.isEmpty() || remaining.isEmpty() || reset.isEmpty()) {
      return new Room(room.limit(), room.remaining(), room.reset(), closedUntil);
    }
    return new Room(limit.get(), remaining.get(), reset.get(), closedUntil);
  }

  /** When the hour's requests are there again. */
  static Optional<Instant> reset(HttpHeaders headers) {
    try {
      return headers
          .firstValue("x-ratelimit-reset")
          .map(text -> Instant.ofEpochSecond(Long.parseLong(text.strip())));
    } catch (NumberFormatException | DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> number(HttpHeaders headers, String name) {
    try {
      return headers.firstValue(name).map(text -> Integer.parseInt(text.strip()));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
