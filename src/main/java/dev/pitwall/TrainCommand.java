package dev.pitwall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code pitwall train}: does a little of everything, so that the JDK learns what starts use. */
@Command(name = "train", hidden = true, description = "Used when Pitwall is packaged.")
final class TrainCommand implements Callable<Integer> {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  @Override
  public Integer call() throws Exception {
    var directory = Files.createTempDirectory("pitwall-train");
    try (var demo = Demo.start(directory, 0, 0, System.getenv())) {
      var alice = demo.slack().alice();
      alice.command("/agents", "agents");
      alice.command("/agents start Fix the rounding of totals", "agents");
      await(() -> demo.slack().cards("agents").stream().anyMatch(c -> c.shown().contains("after")));
      alice.command("/agents list", "agents");
      return 0;
    } finally {
      delete(directory);
    }
  }

  private static void await(Callable<Boolean> done) throws Exception {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!done.call() && System.nanoTime() < end) {
      Thread.sleep(50);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
