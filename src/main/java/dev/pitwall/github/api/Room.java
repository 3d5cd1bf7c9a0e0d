package dev.pitwall.github.api;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many requests an account still has.
 *
 * @param limit an hour; 0 until GitHub has said
 * @param reset when it begins anew
 * @param closedUntil GitHub wants none before; null when it takes them now
 */
public record Room(int limit, int remaining, Instant reset, @Nullable Instant closedUntil) {
  /** Before GitHub has said anything. */
  public static final Room UNKNOWN = new Room(0, 0, Instant.EPOCH, null);

  private static final double HOUR = Duration.ofHours(1).toMillis();
  private static final double KEPT_FOR_PEOPLE = 0.1;
  private static final double MOST = 40;

  /**
   * How many times rarer than usual looking around should be, from 1, so that what is left lasts
   * until the reset and a tenth of the hour's requests stays for what people ask.
   */
  public double stretch(Instant now) {
    if (limit <= 0 || !now.isBefore(reset)) {
      return 1;
    }
    double time = Math.min(1, Duration.between(now, reset).toMillis() / HOUR);
    double left = (double) remaining / limit - KEPT_FOR_PEOPLE;
    // Half of the hour's requests may go at once without anybody slowing down.
    double even = time * 0.5;
    return left <= 0 ? MOST : Math.clamp(even / left, 1, MOST);
  }

  /** Whether requests may be made now. */
  public boolean open(Instant now) {
    return closedUntil == null || !now.isBefore(closedUntil);
  }
}
