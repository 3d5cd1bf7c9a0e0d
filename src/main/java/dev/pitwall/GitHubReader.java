package dev.pitwall;

import dev.pitwall.access.Secret;
import dev.pitwall.github.link.OAuthApp;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Reads {@link GitHubConfig}. */
final class GitHubReader {
  // What an Actions job or a GitHub App has for itself; GitHub's tasks are for people's tokens.
  private static final String INSTALLATION = "ghs_";

  private final ConfigReader reader;

  GitHubReader(ConfigReader reader) {
    this.reader = reader;
  }

  @Nullable GitHubConfig read() {
    var token = secret(Variable.GITHUB_TOKEN);
    var clientId = reader.value(Variable.GITHUB_CLIENT_ID);
    var clientSecret = secret(Variable.GITHUB_CLIENT_SECRET);
    var webhookSecret = secret(Variable.GITHUB_WEBHOOK_SECRET);
    var base = address(Variable.PITWALL_BASE_URL);
    if (token != null && token.reveal().startsWith(INSTALLATION)) {
      reader.wrong(
          "GITHUB_TOKEN is an app's token (`ghs_…`), which GitHub takes for no session. "
              + Variable.GITHUB_TOKEN.source());
    }
    if (clientSecret != null && clientId.isEmpty()) {
      reader.wrong(
          "GITHUB_CLIENT_SECRET is set, but GITHUB_CLIENT_ID is not. "
              + Variable.GITHUB_CLIENT_ID.source());
    }
    if (token == null && clientId.isEmpty()) {
      if (webhookSecret != null) {
        reader.wrong(
            "GITHUB_WEBHOOK_SECRET is set, but neither GITHUB_CLIENT_ID nor GITHUB_TOKEN is. Set"
                + " one of them, or remove it.");
      }
      return null;
    }
    if (!clientId.isEmpty() && reader.value(Variable.PITWALL_SECRET_KEY).isEmpty()) {
      reader.wrong(
          SecretKeys.missing("with GITHUB_CLIENT_ID people's tokens are stored, encrypted by it"));
    }
    var web = reader.uri(Variable.GITHUB_URL);
    var api = reader.uri(Variable.GITHUB_API_URL);
    var app = clientId.isEmpty() ? null : OAuthApp.of(web, api, clientId, clientSecret, base);
    return new GitHubConfig(token, app, web, api, address(Variable.COPILOT_API_URL), webhookSecret);
  }

  private @Nullable Secret secret(Variable variable) {
    var value = reader.value(variable);
    return value.isEmpty() ? null : new Secret(value);
  }

  private @Nullable URI address(Variable variable) {
    return reader.value(variable).isEmpty() ? null : reader.uri(variable);
  }
}
