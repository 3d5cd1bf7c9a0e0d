package dev.pitwall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Folders for tests are in memory, where there is much of it: a database waits for its disk at each
 * commit, and tests commit more than all else. Processes die in tests, machines do not.
 */
final class InMemory implements TempDirFactory {
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final long ENOUGH_BYTES = 2L << 30;

  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
      throws IOException {
    return usable()
        ? Files.createTempDirectory(MEMORY, "pitwall")
        : Files.createTempDirectory("pitwall");
  }

  private static boolean usable() {
    try {
      return Files.isWritable(MEMORY)
          && Files.getFileStore(MEMORY).getUsableSpace() >= ENOUGH_BYTES
          && programsMayBeThere();
    } catch (IOException _) {
      return false;
    }
  }

  private static boolean programsMayBeThere() throws IOException {
    return Files.readAllLines(Path.of("/proc/mounts")).stream()
        .filter(line -> line.contains(" " + MEMORY + " "))
        .noneMatch(line -> line.contains("noexec"));
  }
}
