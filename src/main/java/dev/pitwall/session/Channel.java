package dev.pitwall.session;

/**
 * A conversation in a workspace where sessions are shown.
 *
 * @param id Slack's channel id, {@code C0…}, {@code G0…} or {@code D0…}
 */
public record Channel(Workspace workspace, String id) {}
