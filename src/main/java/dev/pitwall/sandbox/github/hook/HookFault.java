package dev.pitwall.sandbox.github.hook;

/** One way in which one delivery goes wrong. */
public enum HookFault {
  /** It is never sent. */
  LOST,
  /** It is sent twice, with the same delivery id. */
  DOUBLED,
  /** It is sent after the next one. */
  REORDERED
}
