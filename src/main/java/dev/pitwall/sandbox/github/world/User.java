package dev.pitwall.sandbox.github.world;

/**
 * Somebody with an account.
 *
 * @param name how the sandbox's tests and pages call them, such as {@code alice}
 * @param type {@code User}, {@code Bot} or {@code Organization}
 */
public record User(long id, String login, String name, String type) {}
