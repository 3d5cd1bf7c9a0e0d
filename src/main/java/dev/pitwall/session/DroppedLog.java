package dev.pitwall.session;

import java.time.Instant;

/**
 * What is gone of a session's log because its session ended long ago.
 *
 * @param entries dropped from its beginning, 1 or more
 * @param at when the latest of them were
 * @param keptDays how long logs were kept then
 */
public record DroppedLog(long entries, Instant at, long keptDays) {}
