package dev.pitwall.delivery;

import dev.pitwall.delivery.TokenBucket.Rate;
import dev.pitwall.session.Workspace;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Slack's budget: who may call now. What Slack itself told us to wait survives a restart. */
final class Pacing {
  private static final int MANY = 5_000;

  private final DeliveryStore store;
  private final Pace pace;
  private final Map<String, TokenBucket> buckets = new HashMap<>();
  private final Map<String, Instant> pauses = new HashMap<>();
  private final Map<String, Instant> taken = new HashMap<>();

  Pacing(DeliveryStore store, Pace pace) {
    this.store = store;
    this.pace = pace;
  }

  /** The kinds of call that Slack counts apart. */
  enum Call {
    POST,
    EDIT,
    LOOK_UP
  }

  /** What the target's next call is. */
  static Call callFor(Target target) {
    if (target.ts() != null) {
      return Call.EDIT;
    }
    return target.attemptedAt() == null ? Call.POST : Call.LOOK_UP;
  }

  /**
   * Takes what the target's next call costs.
   *
   * @return empty when it was there; otherwise when it may be, and nothing is taken
   */
  synchronized Optional<Instant> take(Target target, Instant now) {
    var call = callFor(target);
    var free = pauses.computeIfAbsent(name(target, call), this::stored);
    var charges = charges(target, call);
    for (var charge : charges) {
      var holds = bucket(charge, now).holds(charge.wanted, now);
      free = free.isAfter(holds) ? free : holds;
    }
    if (free.isAfter(now)) {
      return Optional.of(free);
    }
    charges.forEach(charge -> bucket(charge, now).take(now));
    return Optional.empty();
  }

  /** Another instance has spent the workspace's budget until now, and was told to pause. */
  synchronized void tookOver(Workspace workspace, Instant now) {
    var prefix = workspace.id() + "/";
    pauses.keySet().removeIf(name -> name.startsWith(prefix));
    buckets.keySet().removeIf(name -> name.startsWith(prefix));
    taken.put(prefix, now);
  }

  /** The call was not made after all. */
  synchronized void giveBack(Target target, Instant now) {
    charges(target, callFor(target)).forEach(charge -> bucket(charge, now).giveBack());
  }

  /** Slack wants no such call before the given time. */
  synchronized void limited(Target target, Instant until, Instant now) {
    var call = callFor(target);
    var name = name(target, call);
    store.notBefore(name, until);
    pauses.put(name, until);
    charges(target, call)
        .forEach(charge -> {
          if (charge.bucket.equals(name)) {
            bucket(charge, now).emptyUntil(until);
          }
        });
  }

  private List<Charge> charges(Target target, Call call) {
    var workspace = target.channel().workspace().id();
    int wanted = target.lane().compareTo(Lane.FINISH) > 0 ? 1 + pace.reserve() : 1;
    var own = name(target, call);
    return switch (call) {
      case EDIT ->
          List.of(
              new Charge(own, pace.edits(), wanted),
              new Charge(target.key(), pace.editsOfOne(), 1));
      case POST ->
          List.of(
              new Charge(own, pace.posts(), wanted),
              new Charge(workspace + "/posts", pace.postsInAll(), wanted));
      case LOOK_UP -> List.of(new Charge(own, pace.lookUps(), 1));
    };
  }

  private static String name(Target target, Call call) {
    var workspace = target.channel().workspace().id();
    return switch (call) {
      case EDIT -> workspace + "/chat.update";
      case POST -> workspace + "/chat.postMessage/" + target.channel().id();
      case LOOK_UP -> workspace + "/conversations.history";
    };
  }

  private TokenBucket bucket(Charge charge, Instant now) {
    if (buckets.size() > MANY) {
      buckets.values().removeIf(bucket -> bucket.full(now));
    }
    return buckets.computeIfAbsent(charge.bucket, name -> bucket(name, charge.rate, now));
  }

  /** A full one, unless another instance may have emptied it. */
  private TokenBucket bucket(String name, Rate rate, Instant now) {
    var bucket = new TokenBucket(rate, now);
    var since = taken.get(name.substring(0, name.indexOf('/') + 1));
    if (since != null) {
      bucket.emptyUntil(since);
    }
    return bucket;
  }

  private Instant stored(String name) {
    return store.notBefore(name).orElse(Instant.EPOCH);
  }

  private record Charge(String bucket, Rate rate, int wanted) {}
}
