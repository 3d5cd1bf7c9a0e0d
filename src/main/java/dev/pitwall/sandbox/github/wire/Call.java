package dev.pitwall.sandbox.github.wire;

import java.time.Instant;

/**
 * One request and what came of it. Tokens and bodies are not kept.
 *
 * @param route such as {@code GET /agents/tasks/{id}}; empty for a path that nothing answers
 * @param path with its query
 * @param login whose token it was; empty for none or a bad one
 * @param status HTTP status; 0 for a broken connection
 * @param bytes of the answer's body
 */
public record Call(
    Host host,
    String route,
    String method,
    String path,
    String login,
    int status,
    long bytes,
    Instant at) {}
