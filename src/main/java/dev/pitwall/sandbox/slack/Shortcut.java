package dev.pitwall.sandbox.slack;

/**
 * A shortcut the app has, as its manifest lists it.
 *
 * @param onMessage in a message's menu; otherwise in the composer's
 */
public record Shortcut(String name, String callbackId, boolean onMessage) {}
