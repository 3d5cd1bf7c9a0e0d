package dev.pitwall.github;

import dev.pitwall.session.Repository;
import org.jspecify.annotations.Nullable;

/**
 * Something has happened at GitHub that may concern a session: look now. Nothing else in it is to
 * be believed.
 *
 * @param branch null when it is about none
 * @param pullRequest its number, or an issue's; null when it is about none
 * @param runId of GitHub Actions; null when it is about none
 */
public record WebhookHint(
    Repository repository,
    @Nullable String branch,
    @Nullable Integer pullRequest,
    @Nullable Long runId) {}
