package dev.pitwall.session;

/**
 * Somebody of a workspace.
 *
 * @param id Slack's user id, {@code U0…} or {@code W0…}
 */
public record Person(Workspace workspace, String id) {}
