package dev.pitwall.slack;

import dev.pitwall.session.Channel;
import dev.pitwall.session.Openness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes down what it is told of channels. */
final class MemoryOpenness implements Openness {
  /** Such as {@code C0AGENTS heard open}. */
  final List<String> told = new ArrayList<>();

  /** When Slack is to be asked. */
  final Map<Channel, Instant> asks = new LinkedHashMap<>();

  /** How many steps are left to do. */
  int unsettled;

  private static String word(boolean open) {
    return open ? "open" : "private";
  }

  @Override
  public synchronized void heard(Channel channel, boolean open) {
    told.add(channel.id() + " heard " + word(open));
  }

  @Override
  public synchronized void learnt(Channel channel, boolean open, Instant again) {
    told.add(channel.id() + " learnt " + word(open));
    asks.put(channel, again);
  }

  @Override
  public synchronized void later(Channel channel, Instant again) {
    asks.put(channel, again);
  }

  @Override
  public synchronized List<Channel> toAsk(Instant now, int limit) {
    return asks.entrySet().stream()
        .filter(ask -> !ask.getValue().isAfter(now))
        .map(Map.Entry::getKey)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized boolean settle() {
    return unsettled-- > 0;
  }
}
