package dev.pitwall.github.link;

import dev.pitwall.access.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The app at GitHub through which people link their accounts: a GitHub App or an OAuth app.
 *
 * @param web GitHub's web host, {@code https://github.com/}
 * @param api GitHub's REST API, {@code https://api.github.com/}
 * @param clientSecret null: the device flow alone, and tokens can't be revoked
 * @param callback where GitHub's page leads back to; null where Pitwall has no public address
 */
public record OAuthApp(
    URI web, URI api, String clientId, @Nullable Secret clientSecret, @Nullable URI callback) {
  static final String CALLBACK = "github/callback";

  // An OAuth app sees private repositories by it; a GitHub App has permissions of its own.
  static final String SCOPE = "repo";

  /**
   * @param base Pitwall's public address, with a slash at its end; null for none
   */
  public static OAuthApp of(
      URI web, URI api, String clientId, @Nullable Secret clientSecret, @Nullable URI base) {
    return new OAuthApp(
        web, api, clientId, clientSecret, base == null ? null : base.resolve(CALLBACK));
  }

  /** Where people see, and end, what they have authorized. */
  URI authorizations() {
    return web.resolve("settings/applications");
  }
}
