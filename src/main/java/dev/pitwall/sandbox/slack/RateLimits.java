package dev.pitwall.sandbox.slack;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Slack's patience, per method and, for posts, per channel; token buckets on the given clock. */
final class RateLimits {
  /** A post a second in each channel, and a small burst. */
  private static final double CHANNEL_PER_SECOND = 1;

  private static final int CHANNEL_BURST = 5;

  private record Bucket(double tokens, long atMillis) {}

  private final InstantSource clock;
  private final Map<String, Bucket> buckets = new HashMap<>();
  private volatile boolean on = true;

  RateLimits(InstantSource clock) {
    this.clock = clock;
  }

  void on(boolean on) {
    this.on = on;
  }

  /**
   * Counts a call.
   *
   * @return how long to wait when it is one too many; such a call is not counted
   */
  synchronized Optional<Duration> take(ApiMethod method, Args args) {
    if (!on) {
      return Optional.empty();
    }
    var tier = method.tier();
    var wait = missing(method.name(), tier.perMinute / 60.0, tier.burst);
    var channel = "";
    if (tier == Tier.POSTING) {
      channel = "channel " + args.text("channel", "");
      wait = Math.max(wait, missing(channel, CHANNEL_PER_SECOND, CHANNEL_BURST));
    }
    if (wait > 0) {
      return Optional.of(Duration.ofSeconds((long) Math.ceil(wait)));
    }
    spend(method.name());
    if (!channel.isEmpty()) {
      spend(channel);
    }
    return Optional.empty();
  }

  /** Seconds until the bucket holds a token; fills it up to now. */
  private double missing(String key, double perSecond, int burst) {
    long now = clock.millis();
    var old = buckets.getOrDefault(key, new Bucket(burst, now));
    double tokens =
        Math.min(burst, old.tokens + Math.max(0, now - old.atMillis) / 1000.0 * perSecond);
    buckets.put(key, new Bucket(tokens, now));
    return tokens >= 1 ? 0 : (1 - tokens) / perSecond;
  }

  private void spend(String key) {
    buckets.computeIfPresent(key, (_, old) -> new Bucket(old.tokens - 1, old.atMillis));
  }
}
