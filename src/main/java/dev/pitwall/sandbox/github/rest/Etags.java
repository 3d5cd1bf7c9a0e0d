package dev.pitwall.sandbox.github.rest;

import dev.pitwall.sandbox.github.wire.Asked;
import dev.pitwall.sandbox.github.wire.Reply;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** ETags on what is read, and 304 for those who have it already. */
public final class Etags {
  private static final HexFormat HEX = HexFormat.of();

  private final Set<String> without = ConcurrentHashMap.newKeySet();
  private volatile boolean on = true;

  /** Whether any route has them; all do at the start. */
  public void all(boolean now) {
    on = now;
  }

  /**
   * Whether this route has them.
   *
   * @param route such as {@code GET /agents/tasks}
   */
  public void route(String route, boolean now) {
    if (now) {
      without.remove(route);
    } else {
      without.add(route);
    }
  }

  Reply on(String route, Asked asked, Reply reply) {
    if (!on || without.contains(route) || reply.status() != 200 || !asked.method().equals("GET")) {
      return reply;
    }
    var etag = "W/\"" + digest(reply.body()) + "\"";
    var tagged = asked.header("if-none-match").equals(etag) ? Reply.empty(304) : reply;
    return tagged.with("ETag", etag);
  }

  private static String digest(String body) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HEX.formatHex(sha.digest(body.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
