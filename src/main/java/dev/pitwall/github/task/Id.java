package dev.pitwall.github.task;

/** Somebody or something by GitHub's number. */
public record Id(long id) {
  static final Id NONE = new Id(0);
}
