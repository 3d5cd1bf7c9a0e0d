package dev.pitwall.session;

/**
 * A chat workspace.
 *
 * @param id Slack's team id, {@code T0…}
 */
public record Workspace(String id) {}
