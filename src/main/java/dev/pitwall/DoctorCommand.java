package dev.pitwall;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code pitwall doctor}. */
@Command(
    name = "doctor",
    description =
        "Checks the settings, the database, git, the agents, Slack's token and its scopes:"
            + " one line each, with what to do.")
final class DoctorCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    boolean well = true;
    for (var line : new Doctor(System.getenv(), InstantSource.system()).examine()) {
      out.println(line);
      well &= line.fine();
    }
    out.println(well ? "All is well." : "Mend what is marked, then ask again.");
    out.flush();
    return well ? 0 : 1;
  }
}
