package dev.pitwall.delivery;

import dev.pitwall.delivery.DeliveryStore.Block;
import dev.pitwall.delivery.MessageSender.Scope;
import dev.pitwall.session.Channel;
import dev.pitwall.session.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Channels and workspaces that take nothing; each is tried again at growing intervals. */
final class Blocks {
  private static final Logger LOG = LoggerFactory.getLogger(Blocks.class);
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int LONGEST_WHY = 200;

  private final DeliveryStore store;
  private final Map<Place, Block> held = new HashMap<>();

  /** Those of an earlier run are tried again at once: somebody may have mended what was wrong. */
  Blocks(DeliveryStore store, Instant now) {
    this.store = store;
    takeUp(store.blocks(), now);
  }

  /** Another instance has sent to the workspace until now. */
  synchronized void tookOver(Workspace workspace, Instant now) {
    held.keySet().removeIf(place -> place.workspace().equals(workspace.id()));
    takeUp(store.blocks(workspace), now);
  }

  private void takeUp(List<Block> blocks, Instant now) {
    blocks.forEach(b -> hold(new Block(b.workspace(), b.channel(), b.why(), b.since(), now)));
  }

  /** Holds a channel or its workspace back. */
  synchronized void block(Channel channel, Scope scope, String sentence, Instant now) {
    var why = sentence.substring(0, Math.min(sentence.length(), LONGEST_WHY));
    var name = scope == Scope.WORKSPACE ? "" : channel.id();
    var before = held.get(new Place(channel.workspace().id(), name));
    var since = before == null ? now : before.since();
    var until = now.plus(pause(Duration.between(since, now)));
    hold(new Block(channel.workspace().id(), name, why, since, until));
    if (before == null || !before.why().equals(why)) {
      var what = name.isEmpty() ? "workspace " + channel.workspace().id() : "channel " + name;
      LOG.warn("Nothing can be sent to {}: {} Trying again from time to time.", what, why);
    }
  }

  /** A message went through. */
  synchronized void lift(Channel channel) {
    lifted(held.remove(new Place(channel.workspace().id(), channel.id())));
    lifted(held.remove(new Place(channel.workspace().id(), "")));
  }

  /** Whether the channel's workspace takes nothing, as far as is known: one try is enough. */
  synchronized boolean onTrial(Channel channel) {
    return held.containsKey(new Place(channel.workspace().id(), ""));
  }

  synchronized List<Block> all() {
    return List.copyOf(held.values());
  }

  private void hold(Block block) {
    held.put(new Place(block.workspace(), block.channel()), block);
    store.blocked(block);
  }

  private void lifted(@Nullable Block block) {
    if (block != null) {
      store.lifted(block);
      LOG.info("Messages go through again: {} {}", block.workspace(), block.channel());
    }
  }

  /** As long as it has lasted: each interval is twice the one before. */
  private static Duration pause(Duration lasted) {
    if (lasted.compareTo(FIRST) < 0) {
      return FIRST;
    }
    return lasted.compareTo(LONGEST) > 0 ? LONGEST : lasted;
  }

  private record Place(String workspace, String channel) {}
}
