package dev.pitwall.sandbox.github.rest;

import dev.pitwall.sandbox.github.wire.Refusal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Switches for what not everybody has. All of it works until told otherwise. */
public final class Features {
  private final Map<Feature, Availability> set = new ConcurrentHashMap<>();

  public void set(Feature feature, Availability now) {
    set.put(feature, now);
  }

  boolean has(Feature feature) {
    return set.getOrDefault(feature, Availability.PRESENT) == Availability.PRESENT;
  }

  /** Ends here when it does not work. */
  void need(Feature feature) {
    switch (set.getOrDefault(feature, Availability.PRESENT)) {
      case PRESENT -> {}
      case ABSENT -> throw Refusal.notFound();
      case FORBIDDEN -> throw new Refusal(403, feature.denial());
    }
  }
}
