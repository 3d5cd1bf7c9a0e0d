package dev.pitwall.session;

import java.util.UUID;

/**
 * Pitwall's own name of a session, given before the source has one.
 *
 * @param text a UUID
 */
public record SessionId(String text) {
  public SessionId {
    UUID.fromString(text);
  }
}
