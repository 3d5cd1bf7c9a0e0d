package dev.pitwall.slack;

import dev.pitwall.delivery.Inbox;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes in the inbox what is done; nobody waits for it, so it is many at once. */
final class DoneNotes {
  private static final Logger log = LoggerFactory.getLogger(DoneNotes.class);
  private static final int AT_ONCE = 200;

  private final Inbox inbox;
  private final InstantSource clock;
  private final Consumer<List<String>> noted;
  private final Queue<String> ids = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();

  /**
   * @param noted is told of those that are on disk
   */
  DoneNotes(Inbox inbox, InstantSource clock, Consumer<List<String>> noted) {
    this.inbox = inbox;
    this.clock = clock;
    this.noted = noted;
  }

  void add(String id) {
    ids.add(id);
    if (waiting.getAndIncrement() == 0) {
      Thread.ofVirtual().name("done").start(this::write);
    }
  }

  private void write() {
    int written;
    do {
      var some = new ArrayList<String>();
      for (var id = ids.poll(); id != null; id = some.size() < AT_ONCE ? ids.poll() : null) {
        some.add(id);
      }
      write(some);
      written = some.size();
    } while (waiting.addAndGet(-written) > 0);
  }

  private void write(List<String> some) {
    try {
      inbox.done(some, clock.instant());
      noted.accept(some);
    } catch (RuntimeException e) {
      log.error("Can't note that {} requests are done; a restart does them again", some.size(), e);
    }
  }
}
