package dev.pitwall.http;

import java.util.function.Supplier;

/**
 * Something without which Pitwall cannot do its work.
 *
 * @param name one word: {@code database}
 * @param finding what is known of it; comes at once, without asking anybody
 */
public record Check(String name, Supplier<Finding> finding) {

  /**
   * How it is.
   *
   * @param detail a few words for whoever looks; the reason when it is not fine
   */
  public record Finding(boolean fine, String detail) {}

  public static Finding fine(String detail) {
    return new Finding(true, detail);
  }

  public static Finding broken(String why) {
    return new Finding(false, why);
  }
}
