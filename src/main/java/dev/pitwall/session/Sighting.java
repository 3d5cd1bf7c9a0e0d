package dev.pitwall.session;

import java.time.Instant;

/**
 * How fresh our knowledge is.
 *
 * @param lastSeen when the source last told us anything
 * @param lost whether it has been silent for longer than it should
 */
public record Sighting(Instant lastSeen, boolean lost) {}
