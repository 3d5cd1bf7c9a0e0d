package dev.pitwall.sandbox.github.rest;

/** Whether something works. */
public enum Availability {
  PRESENT,
  /** 404. */
  ABSENT,
  /** 403. */
  FORBIDDEN
}
