package dev.pitwall.sandbox.slack;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Trigger ids: for three seconds each opens one view for the person who caused it. */
final class Triggers {
  static final Duration LIFE = Duration.ofSeconds(3);

  private record Issued(String user, long atMillis, boolean exchanged) {}

  private final InstantSource clock;
  private final Map<String, Issued> issued = new HashMap<>();

  Triggers(InstantSource clock) {
    this.clock = clock;
  }

  synchronized String issue(String user) {
    long now = clock.millis();
    issued.values().removeIf(old -> now - old.atMillis > Duration.ofMinutes(10).toMillis());
    var id = Ids.trigger();
    issued.put(id, new Issued(user, now, false));
    return id;
  }

  /** The person it stands for; it is used up then. */
  synchronized String exchange(String id) {
    var trigger = issued.get(id);
    if (trigger == null) {
      throw new ApiRefusal("invalid_trigger_id");
    }
    if (trigger.exchanged) {
      throw new ApiRefusal("exchanged_trigger_id");
    }
    if (clock.millis() - trigger.atMillis > LIFE.toMillis()) {
      throw new ApiRefusal("expired_trigger_id");
    }
    issued.put(id, new Issued(trigger.user, trigger.atMillis, true));
    return trigger.user;
  }
}
