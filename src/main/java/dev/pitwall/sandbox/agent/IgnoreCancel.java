package dev.pitwall.sandbox.agent;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * Goes on whatever it is told: cancelled, its input closed, SIGTERM; only SIGKILL ends it.
 *
 * <p>It leaves two children behind when it is killed alone, one in its process group and one, as
 * agents' shells are, in a session of its own. Everything ends by itself after ten minutes.
 */
final class IgnoreCancel implements Script {
  private static final Duration AT_MOST = Duration.ofMinutes(10);

  @Override
  public String play(Turn turn) throws IOException, InterruptedException {
    var seconds = String.valueOf(AT_MOST.toSeconds());
    start(turn, "sleep", seconds);
    if (new File("/usr/bin/setsid").canExecute()) {
      start(turn, "setsid", "sleep", seconds);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(IgnoreCancel::forEver));
    // The turn's own thread is one that ends with the input.
    Thread.ofPlatform().name("stubborn").start(() -> goOn(turn));
    forEver();
    return END_TURN;
  }

  private static void start(Turn turn, String... command) throws IOException {
    new ProcessBuilder(command)
        .directory(turn.folder().toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void goOn(Turn turn) {
    long end = System.nanoTime() + AT_MOST.toNanos();
    for (int i = 1; System.nanoTime() < end; i++) {
      try {
        turn.chunk("agent_message_chunk", "stubborn", "Still at it, " + i + " times. ");
        turn.pause(1);
        // Not faster than this at any pace.
        Thread.sleep(20);
      } catch (java.io.UncheckedIOException | InterruptedException e) {
        // Nobody reads any more, or somebody wants an end: neither is a reason to stop.
        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
      }
    }
    Runtime.getRuntime().halt(0);
  }

  @SuppressWarnings("InfiniteLoop")
  private static void forEver() {
    var never = new CountDownLatch(1);
    while (true) {
      try {
        never.await();
      } catch (InterruptedException e) {
        // Ignored, which is what this script is for.
      }
    }
  }
}
