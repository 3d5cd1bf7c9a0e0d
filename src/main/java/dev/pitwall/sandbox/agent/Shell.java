package dev.pitwall.sandbox.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Runs real commands in a folder, as "Sample Agent" where git asks who. */
final class Shell {
  private static final long GRACE_MILLIS = 300;

  private final Path folder;

  Shell(Path folder) {
    this.folder = folder;
  }

  /** What a command printed, both streams together, and how it ended. */
  record Result(int exit, String output) {}

  /**
   * Runs {@code sh -c command} to its end.
   *
   * @throws InterruptedException when interrupted; the command and its children are ended first
   */
  Result run(String command) throws IOException, InterruptedException {
    // To a file: reading a pipe cannot be interrupted.
    var output = Files.createTempFile("command", ".txt");
    try {
      var builder =
          new ProcessBuilder("sh", "-c", command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      GitEnvironment.apply(builder.environment(), "Sample Agent", "agent@acme.example");
      var process = builder.start();
      process.getOutputStream().close();
      try {
        int exit = process.waitFor();
        return new Result(exit, Files.readString(output, StandardCharsets.UTF_8));
      } catch (InterruptedException e) {
        end(process);
        throw e;
      }
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private static void end(Process process) throws InterruptedException {
    // Time to finish by itself: git killed halfway leaves its lock behind.
    if (!process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
