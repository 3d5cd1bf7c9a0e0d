package dev.pitwall.slack;

import dev.pitwall.delivery.Inbox;
import dev.pitwall.delivery.Inbox.Item;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to be done, oldest first. All of it is in the inbox; only so much is in memory too,
 * however fast it comes.
 */
final class Backlog {
  private static final Logger log = LoggerFactory.getLogger(Backlog.class);

  private final Inbox inbox;
  private final int inMemory;
  private final Queue<Item> queue = new ArrayDeque<>();
  // About to be kept, waiting here, being done, or done and not noted yet: not to be read again.
  private final Set<String> known = new HashSet<>();
  private boolean more = true;

  /**
   * @param inMemory how many may wait here
   */
  Backlog(Inbox inbox, int inMemory) {
    this.inbox = inbox;
    this.inMemory = inMemory;
  }

  /**
   * Something is about to be kept. Then it is added, or done, or forgotten.
   *
   * @return false when it is known already
   */
  synchronized boolean expect(String id) {
    return known.add(id);
  }

  /** Something expected, kept now. */
  synchronized void add(Item item) {
    if (more || queue.size() >= inMemory) {
      more = true;
      known.remove(item.id());
    } else {
      queue.add(item);
    }
  }

  /** There may be more in the inbox than is known. */
  synchronized void readAgain() {
    more = true;
  }

  /** Whether it is this instance's to do; otherwise it is forgotten. */
  boolean stillOurs(Item item) {
    if (inbox.stillOurs(item)) {
      return true;
    }
    log.info("Another instance has taken over a request of Slack's");
    forget(List.of(item.id()));
    return false;
  }

  /** The next; null when there is none. For one thread. */
  @Nullable Item next() {
    Set<String> before;
    synchronized (this) {
      if (!queue.isEmpty() || !more) {
        return queue.poll();
      }
      // Whoever finds no room from now on says so again.
      more = false;
      before = Set.copyOf(known);
    }
    return refilled(before);
  }

  private @Nullable Item refilled(Set<String> before) {
    int most = inMemory + before.size();
    var open = open(most);
    synchronized (this) {
      more |= open.size() == most;
      for (var item : open) {
        if (!before.contains(item.id()) && known.add(item.id())) {
          queue.add(item);
        }
      }
      return queue.poll();
    }
  }

  private List<Item> open(int most) {
    try {
      return inbox.open(most);
    } catch (RuntimeException e) {
      log.error("Can't read what is to be done; tried again with the next request", e);
      synchronized (this) {
        more = true;
      }
      return List.of();
    }
  }

  /** They were not kept, or it is noted that they are done. */
  synchronized void forget(Collection<String> ids) {
    known.removeAll(ids);
  }

  /** How many wait in memory. */
  synchronized int waiting() {
    return queue.size();
  }
}
