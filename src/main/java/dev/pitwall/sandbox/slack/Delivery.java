package dev.pitwall.sandbox.slack;

import java.time.Instant;
import java.util.Map;

/**
 * One signed request to the app, as it was sent, and the answer.
 *
 * @param headers without those of HTTP itself
 */
public record Delivery(Map<String, String> headers, String body, AppAnswer answer, Instant at) {}
