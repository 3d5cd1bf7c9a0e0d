package dev.pitwall.sandbox.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;

/** A command's output, for tests. */
final class Shells {
  private Shells() {}

  static String output(Path folder, String command) throws Exception {
    var result = new Shell(folder).run(command);
    assertEquals(0, result.exit(), result.output());
    return result.output();
  }
}
