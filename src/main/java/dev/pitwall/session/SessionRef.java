package dev.pitwall.session;

/**
 * A session as its source names it.
 *
 * @param provider {@link Provider#id()}
 * @param id the source's own id
 */
public record SessionRef(String provider, String id) {}
