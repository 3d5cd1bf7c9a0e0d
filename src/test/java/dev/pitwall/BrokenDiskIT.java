package dev.pitwall;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A disk that stops working beneath the database: the kernel's answers are changed by {@code
 * strace}, where there is one that may look at this process.
 */
@Isolated("it traces the whole process")
class BrokenDiskIT {
  private static final String BROKEN =
      "FAIL database: The disk that holds the database does not work."
          + " Mend it; Pitwall then goes on.\n";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path disk;

  @SuppressWarnings("NullAway.Init")
  private DiskPitwall pitwall;

  @BeforeEach
  void open() throws Exception {
    pitwall = new DiskPitwall(disk);
  }

  @AfterEach
  void close() throws Exception {
    pitwall.close();
  }

  @Test
  void whatTheDiskDoesNotSyncIsNotAcknowledgedAndPitwallGoesOnWhenItDoes() throws Exception {
    breaks("fsync,fdatasync:error=EIO");
  }

  @Test
  void aFileSystemThatBecomesReadOnlyIsTheSame() throws Exception {
    breaks("pwrite64,ftruncate:error=EROFS");
  }

  private void breaks(String how) throws Exception {
    assertTrue(pitwall.ask("before").ok());
    var fault = inject(how);
    try {
      assertEquals(503, pitwall.ask("lost").status());
      assertEquals(503, pitwall.ask("lost too").status());
      assertEquals(503, pitwall.ready().statusCode());
      assertTrue(pitwall.ready().body().contains(BROKEN), pitwall.ready().body());
    } finally {
      fault.destroy();
      assertTrue(fault.waitFor(10, TimeUnit.SECONDS));
    }

    Until.holds("Pitwall to be ready again", () -> pitwall.ready().statusCode() == 200);
    assertTrue(pitwall.ask("after").ok());
    var kept = pitwall.kept();
    assertTrue(kept.contains(" before "));
    assertTrue(kept.contains(" after "));
    assertFalse(kept.contains(" lost "), "refused, and kept all the same");
    assertEquals("ok", pitwall.check());
  }

  /** The fault holds from now on until the process ends. */
  private Process inject(String how) throws IOException {
    var calls = how.substring(0, how.indexOf(':'));
    Process strace;
    try {
      strace =
          new ProcessBuilder(
                  "strace",
                  "-f",
                  "-p",
                  Long.toString(ProcessHandle.current().pid()),
                  "-o",
                  "/dev/null",
                  "-P",
                  disk.resolve("pitwall.db").toString(),
                  "-P",
                  disk.resolve("pitwall.db-wal").toString(),
                  "-e",
                  "trace=" + calls,
                  "-e",
                  "inject=" + how)
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      assumeTrue(false, "There is no strace here.");
      throw e;
    }
    var said = new BufferedReader(new InputStreamReader(strace.getInputStream(), UTF_8)).readLine();
    assumeTrue(said != null && said.contains("attached"), "strace may not look here: " + said);
    return strace;
  }
}
