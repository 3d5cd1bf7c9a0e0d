package dev.pitwall;

import dev.pitwall.access.Secret;
import dev.pitwall.github.link.OAuthApp;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What Pitwall is told of GitHub: a token for everybody, or an app through which people link their
 * own accounts, or both.
 *
 * @param token of the account that everybody shares; null for none
 * @param app null where people can't link accounts
 * @param web GitHub's pages, with a slash at its end
 * @param api GitHub's REST API, with a slash at its end
 * @param copilotApi Copilot's API, with a slash at its end; null: GitHub is asked for it
 * @param webhookSecret null: no webhooks are taken
 */
record GitHubConfig(
    @Nullable Secret token,
    @Nullable OAuthApp app,
    URI web,
    URI api,
    @Nullable URI copilotApi,
    @Nullable Secret webhookSecret) {}
