package dev.pitwall.delivery;

import dev.pitwall.delivery.MessageSender.Gone;
import dev.pitwall.delivery.MessageSender.Limited;
import dev.pitwall.delivery.MessageSender.Rejected;
import dev.pitwall.delivery.MessageSender.Result;
import dev.pitwall.delivery.MessageSender.Sent;
import dev.pitwall.delivery.MessageSender.Unclear;
import dev.pitwall.delivery.MessageSender.Unreachable;
import dev.pitwall.delivery.Tally.What;
import dev.pitwall.delivery.Wish.Call;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done when a call did not bring a message to Slack. */
final class Setbacks {
  private static final Logger LOG = LoggerFactory.getLogger(Setbacks.class);
  // Some ten hours of growing pauses: what nobody knows and has not passed by then will not pass.
  private static final int TRIES = 16;
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration HOUR = Duration.ofHours(1);

  private final DeliveryStore store;
  private final Pacing pacing;
  private final Blocks blocks;
  private final Tally tally;
  private final Duration settle;
  private final InstantSource clock;
  private final AtomicBoolean unreachable = new AtomicBoolean();

  Setbacks(
      DeliveryStore store,
      Pacing pacing,
      Blocks blocks,
      Tally tally,
      Duration settle,
      InstantSource clock) {
    this.store = store;
    this.pacing = pacing;
    this.blocks = blocks;
    this.tally = tally;
    this.settle = settle;
    this.clock = clock;
  }

  /**
   * @param name what the target is, for the log
   * @param result anything but {@link Sent}; not {@link Gone} for a look-up
   */
  void take(Target target, String name, Result result) {
    if (!(result instanceof Unreachable)) {
      reached();
    }
    switch (result) {
      case Limited(var pause) -> limited(target, name, pause);
      case Gone() -> gone(target, name);
      case Rejected rejected -> rejected(target, name, rejected);
      case Unclear(var why) -> unclear(target, name, why);
      case Unreachable(var why) -> unreachable(target, why);
      case Sent _ -> throw new IllegalArgumentException("a message that was sent is no setback");
    }
  }

  /** Something that should not happen, ours or Slack's: again later, for so long and no longer. */
  void troubled(Target target, String name, String why) {
    if (target.attempts() >= TRIES) {
      abandoned(target, name, why);
      return;
    }
    var pause = growing(LONG, HOUR, target.attempts());
    LOG.warn("Not sent: {}: {}. Trying again in {} s.", name, why, pause.toSeconds());
    later(target, now().plus(pause), why);
  }

  /** An error of ours: a post stays marked if it was begun, and is looked for if so. */
  void broken(Target target, RuntimeException error) {
    LOG.error("A message was not finished: {} {}", target.kind(), target.key(), error);
    var until = now().plus(growing(LONG, HOUR, target.attempts()));
    store.unclear(target, until, "an error in Pitwall");
  }

  /** A reply whose card Slack never took: it goes out when some later card is taken. */
  void cardless(Target target, String name) {
    LOG.warn("Waiting for its card, which Slack did not take: {}", name);
    store.postponed(target, now().plus(HOUR), "its card is not posted");
  }

  /** Slack answered. */
  void reached() {
    if (unreachable.compareAndSet(true, false)) {
      LOG.info("Slack can be reached again.");
    }
  }

  boolean outage() {
    return unreachable.get();
  }

  private void limited(Target target, String name, Duration pause) {
    var until = now().plus(pause);
    tally.count(What.LIMITED);
    LOG.warn("Slack wants {} s of rest before: {}", pause.toSeconds(), name);
    pacing.limited(Wish.of(target), until, now());
    later(target, until, "Slack limits the rate");
  }

  private void gone(Target target, String name) {
    boolean reply = target.kind().reply();
    if (Wish.callFor(target) == Call.EDIT && (reply || over(target))) {
      LOG.info("Somebody deleted it, so it stays away: {}", name);
      store.skipped(target, target.desired(), target.toEntry(), now());
    } else if (Wish.callFor(target) == Call.EDIT || reply) {
      LOG.warn("It is gone from Slack and is posted once more: {}", name);
      store.postponed(target, now(), "its card is gone");
      store.cardGone(target, now());
    } else {
      troubled(target, name, "Slack can't find what is not posted yet");
    }
  }

  /** A roll-up that has told all its news. */
  private static boolean over(Target target) {
    return target.kind() == Target.Kind.ROLL_UP
        && target.rollUp() != null
        && target.rollUp().endedAt() != null;
  }

  private void rejected(Target target, String name, Rejected rejected) {
    switch (rejected.scope()) {
      case CHANNEL, WORKSPACE -> {
        tally.count(What.BLOCKED);
        blocks.block(target.channel(), rejected.scope(), rejected.why(), now());
        // Due at once when the block ends or is lifted, whichever is first.
        later(target, now(), rejected.why());
      }
      case MESSAGE -> {
        if (Wish.callFor(target) == Call.LOOK_UP) {
          troubled(target, name, rejected.why());
        } else {
          abandoned(target, name, rejected.why());
        }
      }
      case UNKNOWN -> troubled(target, name, rejected.why());
    }
  }

  private void unclear(Target target, String name, String why) {
    if (Wish.callFor(target) == Call.POST) {
      tally.count(What.UNCLEAR);
      LOG.warn("It may be in Slack, looking in {} s: {}: {}", settle.toSeconds(), name, why);
      store.unclear(target, now().plus(settle), why);
    } else {
      var pause = growing(SHORT, MINUTE, target.attempts());
      if (Wish.callFor(target) == Call.EDIT) {
        store.doubtful(target, now(), now().plus(SecondLook.wait(settle)));
      }
      LOG.warn("Trying again in {} s: {}: {}", pause.toSeconds(), name, why);
      later(target, now().plus(pause), why);
    }
  }

  private void unreachable(Target target, String why) {
    if (unreachable.compareAndSet(false, true)) {
      LOG.warn("Slack can't be reached: {}. Everything is kept and sent later.", why);
    }
    later(target, now().plus(growing(SHORT, MINUTE, target.attempts())), why);
  }

  private void abandoned(Target target, String name, String why) {
    tally.count(What.ABANDONED);
    LOG.error("Given up: {}: {}", name, why);
    store.abandoned(target, target.desired(), why, now());
  }

  /** A look-up leaves its post unclear; anything else was surely not sent. */
  private void later(Target target, Instant until, String why) {
    if (Wish.callFor(target) == Call.LOOK_UP) {
      store.unclear(target, until, why);
    } else {
      store.postponed(target, until, why);
    }
  }

  private static Duration growing(Duration first, Duration longest, int attempts) {
    var pause = first.multipliedBy(1L << Math.min(attempts, 20));
    return pause.compareTo(longest) > 0 ? longest : pause;
  }

  private Instant now() {
    return clock.instant();
  }
}
