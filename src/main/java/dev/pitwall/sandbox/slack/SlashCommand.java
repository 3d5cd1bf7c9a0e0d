package dev.pitwall.sandbox.slack;

/**
 * A slash command the app has.
 *
 * @param word with the slash
 * @param hint what may follow it
 * @param escaped people, channels and links in its text come as tokens
 */
public record SlashCommand(String word, String description, String hint, boolean escaped) {}
