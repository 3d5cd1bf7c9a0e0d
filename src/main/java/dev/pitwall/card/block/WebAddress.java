package dev.pitwall.card.block;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * An address that people may be sent to: {@code https}, or {@code http} on this machine.
 *
 * @param text as Slack takes it
 */
record WebAddress(String text) {
  private static final int MOST = 3000;
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

  static Optional<WebAddress> parse(String foreign) {
    try {
      var uri = URI.create(foreign.strip()).parseServerAuthority();
      boolean safe =
          uri.getHost() != null
              && uri.getUserInfo() == null
              && ("https".equalsIgnoreCase(uri.getScheme())
                  || ("http".equalsIgnoreCase(uri.getScheme()) && LOCAL.contains(uri.getHost())));
      var text = uri.toASCIIString();
      // Slack ends the address at the first bar.
      return safe && text.length() <= MOST && text.indexOf('|') < 0
          ? Optional.of(new WebAddress(text))
          : Optional.empty();
    } catch (IllegalArgumentException | java.net.URISyntaxException e) {
      return Optional.empty();
    }
  }
}
