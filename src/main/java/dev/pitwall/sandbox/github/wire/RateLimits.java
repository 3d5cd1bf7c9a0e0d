package dev.pitwall.sandbox.github.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Requests an hour for each user, whatever tokens they use; the hour begins with the first. */
public final class RateLimits {
  private static final Duration WINDOW = Duration.ofHours(1);

  /**
   * @param reset epoch seconds
   */
  private record Window(int used, long reset) {}

  private final InstantSource clock;
  private final Map<Long, Window> windows = new HashMap<>();
  private volatile int limit = 5_000;

  public RateLimits(InstantSource clock) {
    this.clock = clock;
  }

  /** How many requests an hour from now on. */
  public void limit(int now) {
    limit = now;
  }

  /** False when the hour has none left. */
  public synchronized boolean left(long user) {
    return window(user).used < limit;
  }

  /** Counts a request. */
  public synchronized void spend(long user) {
    var now = window(user);
    windows.put(user, new Window(now.used + 1, now.reset));
  }

  private Window window(long user) {
    long now = clock.instant().getEpochSecond();
    var known = windows.get(user);
    if (known == null || known.reset <= now) {
      known = new Window(0, now + WINDOW.toSeconds());
      windows.put(user, known);
    }
    return known;
  }

  /** Requests that this user has spent in the running hour. */
  public synchronized int used(long user) {
    return window(user).used;
  }

  /** The answer with what is left of the hour. */
  public synchronized Reply headers(long user, Reply reply) {
    var now = window(user);
    return headers(reply, limit, Math.min(now.used, limit), now.reset);
  }

  private static Reply headers(Reply reply, int limit, int used, long reset) {
    return reply
        .with("x-ratelimit-limit", "" + limit)
        .with("x-ratelimit-remaining", "" + (limit - used))
        .with("x-ratelimit-used", "" + used)
        .with("x-ratelimit-reset", "" + reset)
        .with("x-ratelimit-resource", "core");
  }

  /** The answer to one request too many. */
  public synchronized Reply exhausted(long user, String login) {
    var refusal = new Refusal(403, "API rate limit exceeded for " + login + ".");
    return headers(user, refusal.reply());
  }

  static Reply exhausted(long reset) {
    return headers(new Refusal(403, "API rate limit exceeded.").reply(), 5_000, 5_000, reset);
  }

  /** {@code GET /rate_limit}, which costs nothing. */
  public synchronized ObjectNode told(long user) {
    var now = window(user);
    int used = Math.min(now.used, limit);
    var core =
        Json.object()
            .put("limit", limit)
            .put("used", used)
            .put("remaining", limit - used)
            .put("reset", now.reset);
    var told = Json.object();
    told.putObject("resources").set("core", core);
    told.set("rate", core);
    return told;
  }
}
