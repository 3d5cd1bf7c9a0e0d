package dev.pitwall.session;

/** Counts things in words. */
public final class Plural {
  private Plural() {}

  /** {@code 1 error}, {@code 3 errors}. */
  public static String of(long count, String noun) {
    return count + " " + (count == 1 ? noun : noun + "s");
  }
}
