package dev.pitwall.delivery;

import static java.util.stream.Collectors.groupingBy;

import dev.pitwall.delivery.RollUpStore.Crowd;
import dev.pitwall.session.Channel;
import dev.pitwall.session.Workspace;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins and ends roll-ups as the news come thicker and thinner. Not safe for several threads. */
final class RollUps {
  private static final Logger LOG = LoggerFactory.getLogger(RollUps.class);

  private final RollUpStore store;
  private final Pacing pacing;
  private final RollUpRule rule;
  private final Map<Channel, Instant> calmSince = new HashMap<>();
  private Instant looked = Instant.EPOCH;
  private Instant next = Instant.EPOCH;

  RollUps(RollUpStore store, Pacing pacing, RollUpRule rule) {
    this.store = store;
    this.pacing = pacing;
    this.rule = rule;
  }

  /** Looks whether it is time; when to look again even if nothing has happened until then. */
  Instant look(Instant now) {
    // A clock that was set back must not keep us from looking.
    if (!now.isBefore(looked) && now.isBefore(looked.plus(rule.look()))) {
      return next;
    }
    looked = now;
    var crowds = store.crowds(now.minus(rule.window()));
    next = crowds.isEmpty() ? Instant.MAX : now.plus(rule.look());
    crowds.stream()
        .collect(groupingBy(crowd -> crowd.channel().workspace()))
        .forEach((workspace, those) -> decideInTurn(workspace, those, now));
    calmSince.keySet().retainAll(crowds.stream().map(Crowd::channel).toList());
    return next;
  }

  private void decideInTurn(Workspace workspace, List<Crowd> crowds, Instant now) {
    try {
      decide(workspace, crowds, now);
    } catch (NotOurTurn e) {
      LOG.info("Left to another instance: round-ups of {}", workspace.id());
    }
  }

  private void decide(Workspace workspace, List<Crowd> crowds, Instant now) {
    double perMinute = pacing.editsPerMinute(workspace, now);
    var plan = RollUpPlan.of(crowds, perMinute, pacing.urgentPerMinute(workspace, now), rule);
    long open = crowds.stream().filter(Crowd::rolledUp).count() + plan.begin().size();
    pacing.rolledUp(workspace, (int) open);
    for (var channel : plan.begin()) {
      LOG.info("News in {} are rolled up: more than Slack takes edits for", channel.id());
      store.beginRollUp(channel, now);
    }
    crowds.forEach(crowd ->
        calmSince.computeIfPresent(
            crowd.channel(), (c, since) -> plan.calm().contains(c) ? since : null));
    for (var channel : plan.calm()) {
      if (!calmSince.computeIfAbsent(channel, _ -> now).plus(rule.calm()).isAfter(now)) {
        LOG.info("Cards in {} have their own news again", channel.id());
        store.endRollUp(channel, now);
      }
    }
  }
}
