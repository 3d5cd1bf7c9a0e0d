package dev.pitwall.sandbox.github.world;

import java.time.Instant;

/**
 * A line of a pull request's timeline.
 *
 * @param event such as {@code copilot_work_started}
 * @param actor on whose behalf it happened
 * @param app slug of the GitHub App that did it; empty for none
 * @param source number of the pull request that refers to it; 0 for none
 */
public record TimelineEvent(
    long id, int issue, String event, long actor, String app, int source, Instant createdAt) {}
