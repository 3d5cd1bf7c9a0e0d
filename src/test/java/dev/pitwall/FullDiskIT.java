package dev.pitwall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file system that fills up beneath the database; a small one, which only root can mount. */
class FullDiskIT {
  private static final int MOST_REQUESTS = 5_000;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path disk;

  @SuppressWarnings("NullAway.Init")
  private DiskPitwall pitwall;

  private boolean mounted;

  @BeforeEach
  void open() throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"), "Only root can mount a disk.");
    mounted = run("mount", "-t", "tmpfs", "-o", "size=8m", "pitwall-test", disk.toString());
    assumeTrue(mounted, "No file system can be mounted here.");
    pitwall = new DiskPitwall(disk);
  }

  @AfterEach
  void close() throws Exception {
    if (!mounted) {
      return;
    }
    pitwall.close();
    assertTrue(run("umount", disk.toString()));
  }

  @Test
  void nothingIsAcknowledgedThatIsNotKeptAndPitwallGoesOnWhenThereIsSpace() throws Exception {
    assertTrue(pitwall.ask("before").ok());
    var ballast = fill();

    var acknowledged = askUntilRefused();

    assertEquals(503, pitwall.ready().statusCode());
    assertTrue(
        pitwall
            .ready()
            .body()
            .contains(
                "FAIL database: The disk that holds the database is full."
                    + " Free some space; Pitwall then goes on.\n"),
        pitwall.ready().body());
    Files.delete(ballast);
    Until.holds("Pitwall to be ready again", () -> pitwall.ready().statusCode() == 200);
    assertTrue(pitwall.ask("after").ok());
    var kept = pitwall.kept();
    assertEquals(
        List.of(),
        acknowledged.stream().filter(n -> !kept.contains(" n" + n + "n ")).toList(),
        "acknowledged and not kept");
    assertTrue(kept.contains(" before "));
    assertTrue(kept.contains(" after "));
  }

  /** Leaves no byte free. */
  private Path fill() throws IOException {
    var ballast = disk.resolve("ballast");
    try (var out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(new byte[4_096]);
      }
    } catch (IOException e) {
      assertEquals("No space left on device", e.getMessage());
      return ballast;
    }
  }

  private List<Integer> askUntilRefused() {
    var acknowledged = new ArrayList<Integer>();
    for (int n = 0; n < MOST_REQUESTS; n++) {
      var answer = pitwall.ask("n" + n + "n");
      if (!answer.ok()) {
        assertEquals(503, answer.status());
        return acknowledged;
      }
      acknowledged.add(n);
    }
    throw new AssertionError("The disk never got full.");
  }

  private static boolean run(String... command) throws Exception {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }
}
