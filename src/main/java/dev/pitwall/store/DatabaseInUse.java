package dev.pitwall.store;

import java.nio.file.Path;

/** Another Pitwall has the database open: nothing is wrong with it. */
public final class DatabaseInUse extends DatabaseRefused {
  private static final long serialVersionUID = 1;

  DatabaseInUse(Path file) {
    super(
        "Another Pitwall works with " + file + ".",
        "Stop that one, or give this one a file of its own in PITWALL_DATABASE_URL.");
  }
}
