package dev.pitwall.github.follow;

/** Something that is to be done about a task. */
record Errand(Tracked tracked, Kind kind) {
  /** What. */
  enum Kind {
    /** Look at it, whatever the lists show. */
    DETAILS,
    LOG,
    PULL
  }
}
