package dev.pitwall.store;

/** Lets a test say when leases are renewed, taken and found lost. */
public final class Beats {
  private Beats() {}

  public static void beat(Database database) {
    ((SharedLeases) database.leases()).beat();
  }
}
