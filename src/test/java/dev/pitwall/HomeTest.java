package dev.pitwall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who an instance is. */
class HomeTest {
  @TempDir Path directory;

  @Test
  void itIsTheSameAfterARestart() throws Exception {
    String id;
    try (var home = Home.take(directory.resolve("data"))) {
      id = home.id();
    }
    try (var home = Home.take(directory.resolve("data"))) {
      assertEquals(id, home.id());
    }
  }

  @Test
  void aSecondInTheSameDirectoryIsRefused() throws Exception {
    try (var _ = Home.take(directory)) {
      var refused = assertThrows(IOException.class, () -> Home.take(directory).close());
      assertEquals(
          "Another Pitwall works in DIR. Stop that one, or start this one in a directory of its"
              + " own.",
          String.valueOf(refused.getMessage()).replace(directory.toString(), "DIR"));
    }
  }

  @Test
  void aDirectoryThatCannotBeIsNamed() throws Exception {
    Files.writeString(directory.resolve("file"), "");
    var refused =
        assertThrows(IOException.class, () -> Home.take(directory.resolve("file/data")).close());
    assertEquals(
        "Nothing can be written in DIR/file/data. Make the directory writable.",
        String.valueOf(refused.getMessage()).replace(directory.toString(), "DIR"));
  }
}
