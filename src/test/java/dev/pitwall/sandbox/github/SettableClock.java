package dev.pitwall.sandbox.github;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that only moves when a test says so. */
final class SettableClock implements InstantSource {
  private volatile Instant now = Instant.parse("2026-11-22T07:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  void forward(Duration by) {
    now = now.plus(by);
  }
}
