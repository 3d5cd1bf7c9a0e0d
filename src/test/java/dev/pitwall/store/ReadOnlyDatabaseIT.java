package dev.pitwall.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases that may only be read; looked at by a process that is bound by permissions. */
class ReadOnlyDatabaseIT {
  @TempDir Path directory;

  @BeforeEach
  void make() throws Exception {
    Database.open(url()).close();
  }

  @AfterEach
  void makeWritable() throws Exception {
    permit(directory, "rwx------");
  }

  private String url() {
    return "jdbc:sqlite:" + directory.resolve("pitwall.db");
  }

  private static void permit(Path path, String permissions) throws Exception {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  @Test
  void aFileThatMayOnlyBeReadIsRefused() throws Exception {
    permit(directory.resolve("pitwall.db"), "r--r--r--");

    assertEquals(
        "The database DIR/pitwall.db can't be written to."
            + " Make the file and its directory writable.",
        opened());
  }

  @Test
  void aFolderThatMayOnlyBeReadIsRefused() throws Exception {
    Files.delete(directory.resolve("pitwall.db.lock"));
    permit(directory, "r-xr-xr-x");

    assertEquals(
        "Nothing can be written in DIR."
            + " Make the directory writable, or name another file in PITWALL_DATABASE_URL.",
        opened());
  }

  @Test
  void aWritableOneIsOpened() throws Exception {
    assertEquals("opened", opened());
  }

  private String opened() throws Exception {
    var command = new ArrayList<String>();
    if (System.getProperty("user.name").equals("root")) {
      // Root may write everywhere, unless that power is taken from it.
      command.addAll(List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all"));
    }
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            OpenOnce.class.getName(),
            url()));
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    process.waitFor();
    return said.lines().reduce("", (a, b) -> b).replace(directory.toString(), "DIR");
  }
}
