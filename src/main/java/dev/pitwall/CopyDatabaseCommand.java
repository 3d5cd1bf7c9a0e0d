package dev.pitwall;

import dev.pitwall.session.SessionStore.StoreException;
import dev.pitwall.store.Database;
import dev.pitwall.store.DatabaseCopy;
import dev.pitwall.store.DatabaseRefused;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pitwall copy-database}. */
@Command(
    name = "copy-database",
    description = "Copies everything into an empty database, such as from SQLite to PostgreSQL.",
    footerHeading = "%nAddresses are as in PITWALL_DATABASE_URL:%n",
    footer = {
      "  jdbc:sqlite:data/pitwall.db",
      "  jdbc:postgresql://host/pitwall     user and password from PGUSER and PGPASSWORD",
      "%nStop Pitwall first. What breaks off goes on when the same command is given again.",
    })
final class CopyDatabaseCommand implements Callable<Integer> {
  private static final int WIDTH = 40;

  @Parameters(index = "0", paramLabel = "<from>", description = "where everything is")
  private String from = "";

  @Parameters(index = "1", paramLabel = "<to>", description = "an empty database")
  private String to = "";

  private long shown = -1;

  @Override
  public Integer call() {
    var mistakes = new ArrayList<String>();
    var source = DatabaseAddress.read(System.getenv(), from, mistakes).url();
    var target = DatabaseAddress.read(System.getenv(), to, mistakes).url();
    if (!mistakes.isEmpty()) {
      mistakes.forEach(System.err::println);
      return 2;
    }
    try {
      long rows = DatabaseCopy.copy(source, target, this::show);
      System.err.println();
      System.out.println(
          "Copied "
              + rows
              + " rows to "
              + Database.name(target)
              + ". Name it in"
              + " PITWALL_DATABASE_URL.");
      return 0;
    } catch (DatabaseRefused | StoreException e) {
      System.err.println();
      System.err.println(e.getMessage());
      return 1;
    }
  }

  private void show(long done, long total) {
    long percent = total == 0 ? 100 : done * 100 / total;
    if (percent != shown) {
      shown = percent;
      System.err.print("\r" + bar(done, total));
    }
  }

  static String bar(long done, long total) {
    int full = total == 0 ? WIDTH : (int) (done * WIDTH / total);
    return "[%s%s] %d of %d rows"
        .formatted("#".repeat(full), ".".repeat(WIDTH - full), done, total);
  }
}
