package dev.pitwall.github;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Where nothing is due for an hour, only a call brings the next beat within the test's time. */
class HeartbeatTest {
  private static final Instant NOW = Yard.SEVEN;

  private final Semaphore beats = new Semaphore(0);

  private boolean beat() throws InterruptedException {
    return beats.tryAcquire(20, TimeUnit.SECONDS);
  }

  private static Instant inAnHour() {
    return NOW.plus(Duration.ofHours(1));
  }

  @Test
  void itBeatsAtOnceAndWhenItIsCalled() throws Exception {
    try (var heart = new Heartbeat(beats::release, HeartbeatTest::inAnHour, () -> NOW)) {
      heart.start();
      assertTrue(beat());
      heart.wake();
      assertTrue(beat());
    }
  }

  @Test
  void itBeatsAgainWhenSomethingIsDue() throws Exception {
    try (var heart = new Heartbeat(beats::release, () -> NOW, () -> NOW)) {
      heart.start();
      assertTrue(beat());
      assertTrue(beat());
    }
  }

  @Test
  void aStepThatFailsIsNotItsLast() throws Exception {
    Runnable failing =
        () -> {
          beats.release();
          throw new IllegalStateException("The database is locked");
        };
    try (var heart = new Heartbeat(failing, HeartbeatTest::inAnHour, () -> NOW)) {
      heart.start();
      assertTrue(beat());
      heart.wake();
      assertTrue(beat());
    }
  }
}
