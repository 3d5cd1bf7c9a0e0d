package dev.pitwall.github.api;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where GitHub is: tokens are sent there and nowhere else.
 *
 * @param api {@code GITHUB_API_URL}, without a slash at its end
 * @param web {@code GITHUB_URL}: where people's browsers go
 * @param copilot {@code COPILOT_API_URL}; null: GitHub is asked for each account
 */
public record Addresses(URI api, URI web, @Nullable URI copilot) {
  public Addresses {
    api = bare(api);
    web = bare(web);
    copilot = copilot == null ? null : bare(copilot);
  }

  /** What GitHub itself says the Copilot host is; empty when a token must not go there. */
  Optional<URI> copilotAt(String told) {
    try {
      var uri = bare(URI.create(told.strip()));
      boolean safe = "https".equals(uri.getScheme()) || Objects.equals(host(uri), host(api));
      return safe && host(uri) != null ? Optional.of(uri) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** A page for a person, if it is GitHub's own. */
  Optional<URI> page(String address) {
    try {
      var uri = URI.create(address.strip());
      boolean own = "https".equals(uri.getScheme()) && uri.getUserInfo() == null;
      return own && Objects.equals(host(uri), host(web)) ? Optional.of(uri) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Where a link leads below the base, as path and query; empty when it leads elsewhere. */
  static Optional<URI> below(URI base, URI link) {
    var target = base.resolve(link);
    var path = Objects.requireNonNullElse(target.getRawPath(), "");
    var prefix = Objects.requireNonNullElse(base.getRawPath(), "");
    if (!origin(base).equals(origin(target)) || !path.startsWith(prefix + "/")) {
      return Optional.empty();
    }
    var query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
    return Optional.of(URI.create(path.substring(prefix.length()) + query));
  }

  private static String origin(URI uri) {
    return "%s://%s:%d".formatted(uri.getScheme(), host(uri), uri.getPort());
  }

  private static @Nullable String host(URI uri) {
    return uri.getHost() == null ? null : uri.getHost().toLowerCase(Locale.ROOT);
  }

  private static URI bare(URI uri) {
    var text = uri.toString();
    return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : uri;
  }
}
