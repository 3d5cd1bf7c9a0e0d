package dev.pitwall.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What GitHub lets somebody act by.
 *
 * @param access signs requests
 * @param expires when {@code access} ends; null: it does not by itself
 * @param refresh is good for the next tokens, once; null: there are none
 */
public record Tokens(Secret access, @Nullable Instant expires, @Nullable Secret refresh) {

  /** Whether they have ended, or will have by then. */
  public boolean endBy(Instant then) {
    return expires != null && !then.isBefore(expires);
  }
}
