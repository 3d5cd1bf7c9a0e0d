package dev.pitwall.delivery;

import dev.pitwall.delivery.MessageSender.Gone;
import dev.pitwall.delivery.MessageSender.Limited;
import dev.pitwall.delivery.MessageSender.Result;
import dev.pitwall.delivery.MessageSender.Sent;
import dev.pitwall.delivery.MessageSender.Unreachable;
import dev.pitwall.delivery.Recheck.Kind;
import dev.pitwall.delivery.Recheck.Now;
import dev.pitwall.session.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts right what Slack did late: a post that was made once more after it had not come is there
 * only once, and an edit that was not answered does not stand over a newer one.
 */
final class SecondLook {
  private static final Logger LOG = LoggerFactory.getLogger(SecondLook.class);
  // Some two days of growing pauses.
  private static final int TRIES = 50;
  private static final Duration HOUR = Duration.ofHours(1);

  private final DeliveryStore store;
  private final MessageSender sender;
  private final Pacing pacing;
  private final Setbacks setbacks;
  private final Duration settle;
  private final InstantSource clock;

  SecondLook(
      DeliveryStore store,
      MessageSender sender,
      Pacing pacing,
      Setbacks setbacks,
      Duration settle,
      InstantSource clock) {
    this.store = store;
    this.sender = sender;
    this.pacing = pacing;
    this.setbacks = setbacks;
    this.settle = settle;
    this.clock = clock;
  }

  /** What is left to look at from before a restart: any edit that waits may have been under way. */
  void begin() {
    store.doubtEdits(now(), now().plus(wait(settle)));
  }

  /** As {@link #begin}, of another instance that has sent to the workspace until now. */
  void tookOver(Workspace workspace) {
    store.doubtEdits(workspace, now(), now().plus(wait(settle)));
  }

  /** How long after a call that was not answered it may yet be done. */
  static Duration wait(Duration settle) {
    return settle.multipliedBy(4);
  }

  /**
   * @return whether Slack was called
   */
  boolean run(Recheck recheck) {
    if (recheck.kind() == Kind.EDIT) {
      store.editAgain(recheck, now());
      return false;
    }
    if (recheck.target() == Now.UNPOSTED) {
      store.later(recheck, now().plus(settle));
      return false;
    }
    if (recheck.stray() == null) {
      look(recheck);
    } else {
      delete(recheck, recheck.stray());
    }
    return true;
  }

  private void look(Recheck recheck) {
    var result =
        sender.stray(
            recheck.channel(), recheck.threadTs(), recheck.key(), recheck.ts(), recheck.since());
    switch (result) {
      case Sent(var ts) -> {
        setbacks.reached();
        store.strayFound(recheck, ts, now());
      }
      case Gone() -> {
        setbacks.reached();
        store.done(recheck);
      }
      default -> again(recheck, result);
    }
  }

  private void delete(Recheck recheck, String stray) {
    var result = sender.delete(recheck.channel(), stray);
    if (result instanceof Sent || result instanceof Gone) {
      LOG.warn("Slack took a message twice; the second is deleted: {}", stray);
      setbacks.reached();
      store.later(recheck, now()); // There may be a third.
    } else {
      again(recheck, result);
    }
  }

  /** An error of ours. */
  void broken(Recheck recheck, RuntimeException error) {
    LOG.error("A second look was not finished: {}", recheck.key(), error);
    store.later(recheck, now().plus(HOUR));
  }

  private void again(Recheck recheck, Result result) {
    if (!(result instanceof Unreachable)) {
      setbacks.reached();
    }
    if (result instanceof Limited(var pause)) {
      pacing.limited(Wish.of(recheck), now().plus(pause), now());
      store.later(recheck, now().plus(pause));
    } else if (recheck.attempts() < TRIES) {
      var pause = settle.multipliedBy(1L << Math.min(recheck.attempts(), 10));
      store.later(recheck, now().plus(pause.compareTo(HOUR) > 0 ? HOUR : pause));
    } else {
      LOG.error("It can't be seen whether Slack took a message twice: {}", result);
      store.done(recheck);
    }
  }

  private Instant now() {
    return clock.instant();
  }
}
