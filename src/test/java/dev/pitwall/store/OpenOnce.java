package dev.pitwall.store;

/** A process that opens a database and prints what it is told. */
final class OpenOnce {
  public static void main(String[] args) {
    try (var _ = Database.open(args[0])) {
      System.out.println("opened");
    } catch (DatabaseRefused e) {
      System.out.println(e.getMessage());
    }
  }
}
