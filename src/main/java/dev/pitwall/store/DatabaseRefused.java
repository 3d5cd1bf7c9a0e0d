package dev.pitwall.store;

import org.jspecify.annotations.Nullable;

/** Why Pitwall does not work with a database; nothing in it was changed. */
public sealed class DatabaseRefused extends Exception permits DatabaseInUse {
  private static final long serialVersionUID = 1;

  private final String what;
  private final String advice;

  DatabaseRefused(String what, String advice) {
    this(what, advice, null);
  }

  DatabaseRefused(String what, String advice, @Nullable Throwable cause) {
    super(what + " " + advice, cause);
    this.what = what;
    this.advice = advice;
  }

  /** A sentence: what is wrong. */
  public String what() {
    return what;
  }

  /** A sentence: what to do. */
  public String advice() {
    return advice;
  }
}
