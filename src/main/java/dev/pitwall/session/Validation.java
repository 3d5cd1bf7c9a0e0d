package dev.pitwall.session;

import org.jspecify.annotations.Nullable;

/**
 * A run of tests or linters.
 *
 * @param command as the agent ran it, shortened: {@code npm test}
 * @param result such as {@code 12 passed}, {@code 3 failures}, {@code clean}
 * @param before the result of the run before it in the same session; null for the first
 */
public record Validation(String command, String result, boolean passed, @Nullable String before) {}
