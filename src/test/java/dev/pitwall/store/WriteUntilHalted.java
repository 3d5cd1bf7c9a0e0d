package dev.pitwall.store;

import dev.pitwall.delivery.Inbox.Item;
import dev.pitwall.session.SessionEvent;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process that writes with many hands and halts in the midst of it; prints a line for whatever is
 * acknowledged to it. Arguments: the database, a prefix for handles, after how many lines to halt.
 */
final class WriteUntilHalted {
  private static final AtomicInteger LINES = new AtomicInteger();
  private static final AtomicInteger HANDLES = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    var database = Database.open(args[0]);
    int most = Integer.parseInt(args[2]);
    for (int i = 0; i < 4; i++) {
      Thread.ofPlatform().start(() -> keep(database, args[1], most));
      Thread.ofPlatform().start(() -> work(database, args[1], most));
    }
  }

  private static void keep(Database database, String prefix, int most) {
    var inbox = new InboxTable(database);
    while (true) {
      var id = prefix + "-" + HANDLES.incrementAndGet();
      inbox.keep(new Item(id, "command", "text=list".repeat(50), Made.START));
      say("kept " + id, most);
    }
  }

  private static void work(Database database, String prefix, int most) {
    var sessions = new SessionTables(database, Made.GATHER, () -> Made.START);
    while (true) {
      var handle = prefix + String.format("%04d", HANDLES.incrementAndGet() % 10_000);
      var session = Made.create(sessions, Made.session(handle));
      say("session " + handle + " 1", most);
      for (int i = 0; i < 5; i++) {
        var next = Made.tell(sessions, session.id(), Made.said("one", "two"), Made.at(i));
        say("session " + handle + " " + next.revision(), most);
      }
      var over = Made.tell(sessions, session.id(), new SessionEvent.Completed("."), Made.at(9));
      say("session " + handle + " " + over.revision(), most);
    }
  }

  private static void say(String line, int most) {
    synchronized (System.out) {
      System.out.println(line);
      System.out.flush();
    }
    if (LINES.incrementAndGet() == most) {
      Runtime.getRuntime().halt(137);
    }
  }
}
