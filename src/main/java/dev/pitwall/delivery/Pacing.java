package dev.pitwall.delivery;

import dev.pitwall.delivery.TokenBucket.Rate;
import dev.pitwall.delivery.Wish.Call;
import dev.pitwall.session.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Slack's budget: who may call now. What Slack itself told us to wait survives a restart. */
final class Pacing {
  private static final int MANY = 5_000;
  // Before a restart, as much as there is may have been used.
  private static final int AT_START = 4;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final DeliveryStore store;
  private final Pace pace;
  private final Instant started;
  private final Map<String, TokenBucket> buckets = new HashMap<>();
  private final Map<String, Instant> pauses = new HashMap<>();
  private final Map<String, Edits> edits = new HashMap<>();
  private final Map<String, Instant> taken = new HashMap<>();
  private final Map<Workspace, Integer> rolledUp = new HashMap<>();

  /**
   * @param started when the process began
   */
  Pacing(DeliveryStore store, Pace pace, Instant started) {
    this.store = store;
    this.pace = pace;
    this.started = started;
  }

  /**
   * Takes what a call costs.
   *
   * @return empty when it was there; otherwise when to ask again, and nothing is taken
   */
  synchronized Optional<Instant> take(Wish wish, Instant now) {
    var free = pauses.computeIfAbsent(wish.bucket(), this::stored);
    var charges = charges(wish, now);
    for (var charge : charges) {
      free = later(free, holds(wish, charge, now));
    }
    if (free.isAfter(now)) {
      return Optional.of(wish.leavesLess() ? earlier(free, now.plus(SECOND)) : free);
    }
    charges.forEach(charge -> bucket(charge, now).take(now));
    if (wish.call() == Call.EDIT) {
      edits(wish.bucket(), now).take(!wish.yields(), now);
    }
    return Optional.empty();
  }

  private Instant holds(Wish wish, Charge charge, Instant now) {
    var evenly = bucket(charge, now).holds(charge.wanted, now);
    if (wish.call() != Call.EDIT || !charge.bucket.equals(wish.bucket())) {
      return evenly;
    }
    var edits = edits(wish.bucket(), now);
    var holds = edits.holds(charge.wanted, now);
    if (holds.isAfter(now) && wish.matters(now)) {
      edits.scarce();
    }
    return later(evenly, holds);
  }

  /** Another instance has spent the workspace's budget until now, and was told what it is. */
  synchronized void tookOver(Workspace workspace, Instant now) {
    var prefix = workspace.id() + "/";
    pauses.keySet().removeIf(name -> name.startsWith(prefix));
    edits.keySet().removeIf(name -> name.startsWith(prefix));
    buckets.keySet().removeIf(name -> name.startsWith(prefix));
    taken.put(prefix, now);
  }

  /** The call was not made after all. */
  synchronized void giveBack(Wish wish, Instant now) {
    charges(wish, now).forEach(charge -> bucket(charge, now).giveBack());
    if (wish.call() == Call.EDIT) {
      edits(wish.bucket(), now).giveBack(!wish.yields());
    }
  }

  /** Slack wants no such call before the given time. */
  synchronized void limited(Wish wish, Instant until, Instant now) {
    var name = wish.bucket();
    var before = pauses.computeIfAbsent(name, this::stored);
    // Of several calls under way, each may be told another time.
    var last = later(before, until);
    store.notBefore(name, last);
    pauses.put(name, last);
    if (wish.call() == Call.EDIT && !before.isAfter(now)) {
      edits(name, now).refused(last);
    }
    charges(wish, now)
        .forEach(charge -> {
          if (charge.bucket.equals(name)) {
            bucket(charge, now).emptyUntil(last);
          }
        });
  }

  /** Edits of a workspace in a minute that are not held in reserve for what is urgent. */
  synchronized double editsPerMinute(Workspace workspace, Instant now) {
    return edits(Wish.edits(workspace), now).perMinute(now) - pace.reserve();
  }

  /** Edits a minute, of late, that news had to wait for. */
  synchronized double urgentPerMinute(Workspace workspace, Instant now) {
    return edits(Wish.edits(workspace), now).urgentPerMinute(now);
  }

  /** How many roll-ups of a workspace go on, among which its edits are shared out. */
  synchronized void rolledUp(Workspace workspace, int count) {
    rolledUp.put(workspace, count);
  }

  private Rate ofOne(Wish wish, Instant now) {
    if (wish.lane() != Lane.ROLL_UP) {
      return pace.editsOfOne();
    }
    int all = Math.max(1, rolledUp.getOrDefault(wish.channel().workspace(), 1));
    var workspace = wish.channel().workspace();
    var pause =
        RollUpPlan.pause(all, editsPerMinute(workspace, now), urgentPerMinute(workspace, now));
    return new Rate(1, (double) MINUTE.toMillis() / pause.toMillis());
  }

  private Edits edits(String bucket, Instant now) {
    return edits.computeIfAbsent(bucket, name -> new Edits(store, name, pace.edits(), now));
  }

  private static String workspace(String bucket) {
    return bucket.substring(0, bucket.indexOf('/') + 1);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private List<Charge> charges(Wish wish, Instant now) {
    var workspace = wish.channel().workspace().id();
    int wanted = 1 + wish.leaves(pace.reserve(), now);
    var own = wish.bucket();
    return switch (wish.call()) {
      case EDIT ->
          List.of(
              new Charge(own, edits(own, now).rate(now), wanted),
              new Charge(wish.key(), ofOne(wish, now), 1));
      case POST ->
          List.of(
              new Charge(own, pace.posts(), wanted),
              new Charge(workspace + "/posts", pace.postsInAll(), wanted));
      case LOOK_UP, DELETE -> List.of(new Charge(own, pace.lookUps(), 1));
    };
  }

  private TokenBucket bucket(Charge charge, Instant now) {
    if (buckets.size() > MANY) {
      buckets.values().removeIf(bucket -> bucket.full(now));
    }
    var bucket = buckets.computeIfAbsent(charge.bucket, name -> bucket(name, charge.rate));
    bucket.rate(charge.rate, now);
    return bucket;
  }

  private TokenBucket bucket(String name, Rate rate) {
    var bucket = new TokenBucket(rate, AT_START, started);
    var since = taken.get(workspace(name));
    if (since != null) {
      bucket.emptyUntil(since); // Another instance may have.
    }
    return bucket;
  }

  private Instant stored(String name) {
    return store.notBefore(name).orElse(Instant.EPOCH);
  }

  private record Charge(String bucket, Rate rate, int wanted) {}
}
