package dev.pitwall.acp;

/**
 * What was found out about one thing that local agents need.
 *
 * @param ok whether sessions can use it
 * @param subject such as {@code agent claude}
 * @param text what it is, or a sentence of what is wrong and one of what to do
 */
public record Finding(boolean ok, String subject, String text) {}
