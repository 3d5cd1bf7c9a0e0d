package dev.pitwall;

import java.nio.file.Path;

/** Pitwall as it is packaged, with its start-up archive: it takes a third of the time to start. */
final class Packaged {
  static final String JAVA_HOME = "PITWALL_JAVA_HOME";
  private static final Path LAUNCHER = Path.of("target/dist/bin/pitwall").toAbsolutePath();

  private Packaged() {}

  /** {@code serve}, on the JDK of the test. */
  static ProcessBuilder serve() {
    var builder = new ProcessBuilder(LAUNCHER.toString(), "serve");
    builder.environment().put(JAVA_HOME, System.getProperty("java.home"));
    return builder;
  }
}
