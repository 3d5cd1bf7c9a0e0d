package dev.pitwall.access;

/**
 * A token. It says nothing of itself in a log line or a message.
 *
 * @param reveal the token itself, for the request that needs it
 */
public record Secret(String reveal) {
  @Override
  public String toString() {
    return "[secret]";
  }
}
