package dev.pitwall.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pitwall.card.Message;
import dev.pitwall.delivery.MessageSender.Gone;
import dev.pitwall.delivery.MessageSender.Rejected;
import dev.pitwall.delivery.MessageSender.Result;
import dev.pitwall.delivery.MessageSender.Scope;
import dev.pitwall.delivery.MessageSender.Sent;
import dev.pitwall.delivery.Renderer.Nothing;
import dev.pitwall.delivery.Renderer.Rendering;
import dev.pitwall.delivery.Renderer.Show;
import dev.pitwall.delivery.Tally.What;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one target a step further: posted, edited, or looked for. */
final class Errand {
  private static final Logger LOG = LoggerFactory.getLogger(Errand.class);

  private final DeliveryStore store;
  private final MessageSender sender;
  private final Renderer renderer;
  private final Blocks blocks;
  private final Setbacks setbacks;
  private final Tally tally;
  private final Duration settle;
  private final InstantSource clock;

  Errand(
      DeliveryStore store,
      MessageSender sender,
      Renderer renderer,
      Blocks blocks,
      Setbacks setbacks,
      Tally tally,
      Duration settle,
      InstantSource clock) {
    this.store = store;
    this.sender = sender;
    this.renderer = renderer;
    this.blocks = blocks;
    this.setbacks = setbacks;
    this.tally = tally;
    this.settle = settle;
    this.clock = clock;
  }

  /**
   * @return whether Slack was called
   */
  boolean run(Target target) {
    if (target.ts() == null && target.attemptedAt() != null) {
      return lookFor(target, target.attemptedAt());
    }
    if (target.kind().reply() && target.cardTs() == null) {
      setbacks.cardless(target, name(target));
      return false;
    }
    return switch (renderer.render(target)) {
      case Nothing nothing -> skip(target, nothing);
      case Show show when Hashes.of(show.message()).equals(target.sentHash()) -> skip(target, show);
      case Show show -> send(target, show);
    };
  }

  private boolean skip(Target target, Rendering rendering) {
    tally.count(What.SKIPPED);
    store.skipped(target, target.desired(), rendering.toEntry(), now());
    return false;
  }

  private boolean send(Target target, Show show) {
    if (target.ts() == null) {
      store.sending(target, show.toEntry(), now());
    }
    var result = call(target, show.message());
    if (result instanceof Rejected(_, var scope, var why)
        && scope == Scope.MESSAGE
        && !target.kind().reply()) {
      LOG.error("Sent as plain text: {}: {}", name(target), why);
      result = call(target, plain(show.message()));
    }
    if (result instanceof Sent(var ts)) {
      // The hash of what should be shown, even if it is plain now: equal blocks would fail again.
      store.sent(target, ts, target.desired(), Hashes.of(show.message()), now());
      tally.count(target.ts() == null ? What.POSTED : What.EDITED);
      LOG.info("{} {} ({})", target.ts() == null ? "Posted" : "Edited", name(target), ts);
      wentThrough(target);
    } else {
      setbacks.take(target, name(target), result);
    }
    return true;
  }

  private Result call(Target target, Message message) {
    return target.ts() == null
        ? sender.post(target.channel(), target.cardTs(), message, target.key())
        : sender.update(target.channel(), target.ts(), message);
  }

  private boolean lookFor(Target target, Instant attemptedAt) {
    var settled = attemptedAt.plus(settle);
    if (now().isBefore(settled)) {
      store.unclear(target, settled, "waiting until Slack surely shows it");
      return false;
    }
    switch (sender.find(target.channel(), target.cardTs(), target.key(), attemptedAt)) {
      case Sent(var ts) -> adopt(target, ts);
      case Gone() -> {
        LOG.info("It is not in Slack and is posted once more: {}", name(target));
        store.absent(target, attemptedAt, now(), now().plus(SecondLook.wait(settle)));
        setbacks.reached();
      }
      case Result other -> setbacks.take(target, name(target), other);
    }
    return true;
  }

  private void adopt(Target target, String ts) {
    boolean changes =
        switch (target.kind()) {
          case CARD, QUESTION, ROLL_UP -> true;
          case DIGEST, NOTICE -> false;
        };
    store.sent(target, ts, changes ? 0 : target.desired(), "", now());
    tally.count(What.ADOPTED);
    LOG.info("Found in Slack, not posted again: {} ({})", name(target), ts);
    wentThrough(target);
  }

  private void wentThrough(Target target) {
    blocks.lift(target.channel());
    setbacks.reached();
  }

  /** What a target is, for people: {@code card of k3f9 in C024BE91L}. */
  String name(Target target) {
    var what =
        switch (target.kind()) {
          case CARD -> "card of " + handle(target);
          case QUESTION -> "question of " + handle(target);
          case DIGEST -> "digest of " + handle(target);
          case NOTICE -> "finish notice of " + handle(target);
          case ROLL_UP -> "round-up";
        };
    return what + " in " + target.channel().id();
  }

  private String handle(Target target) {
    return renderer.handle(target.session()).text();
  }

  private static Message plain(Message message) {
    return new Message(message.text(), JsonNodeFactory.instance.arrayNode());
  }

  private Instant now() {
    return clock.instant();
  }
}
