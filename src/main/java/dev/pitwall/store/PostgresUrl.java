package dev.pitwall.store;

/**
 * Where a PostgreSQL database is.
 *
 * @param text with user and password, so it is in no log line
 */
record PostgresUrl(String text) {
  static final String SCHEME = "jdbc:postgresql:";

  static boolean fits(String url) {
    return url.startsWith(SCHEME);
  }

  /** For people: {@code host:port/database}, nothing else of it. */
  String name() {
    int end = text.indexOf('?');
    var place = text.substring(SCHEME.length(), end < 0 ? text.length() : end);
    return place.replaceFirst("^/*", "").replaceFirst("^[^/]*@", "");
  }

  @Override
  public String toString() {
    return name();
  }
}
