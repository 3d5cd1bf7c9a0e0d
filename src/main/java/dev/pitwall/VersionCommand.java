package dev.pitwall;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code pitwall version}. */
@Command(name = "version", description = "Prints the version.")
final class VersionCommand implements Runnable, IVersionProvider {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  /** Pitwall's version, {@code 0.1.0}. */
  static String version() {
    var properties = new Properties();
    try (var in = VersionCommand.class.getResourceAsStream("version.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "unknown");
  }

  @Override
  public void run() {
    out().println("pitwall " + version() + " (Java " + Runtime.version() + ")");
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  @Override
  public String[] getVersion() {
    return new String[] {"pitwall " + version()};
  }
}
