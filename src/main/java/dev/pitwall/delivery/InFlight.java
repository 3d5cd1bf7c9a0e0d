package dev.pitwall.delivery;

import dev.pitwall.session.Channel;
import java.util.HashSet;
import java.util.Set;

/** Channels with an errand under way: one at a time each. */
final class InFlight {
  private final Set<Channel> channels = new HashSet<>();

  synchronized void add(Channel channel) {
    channels.add(channel);
  }

  synchronized void remove(Channel channel) {
    channels.remove(channel);
    notifyAll();
  }

  /** A copy of its own. */
  synchronized Set<Channel> channels() {
    return new HashSet<>(channels);
  }

  synchronized void awaitNone() throws InterruptedException {
    while (!channels.isEmpty()) {
      wait();
    }
  }
}
