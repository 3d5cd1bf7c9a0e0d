package dev.pitwall;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
    name = "pitwall",
    description = "Every agent session as a live card in your team's Slack channel.",
    subcommands = {
      ServeCommand.class,
      DemoCommand.class,
      DoctorCommand.class,
      CopyDatabaseCommand.class,
      VersionCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionCommand.class,
    usageHelpAutoWidth = true,
    footerHeading = "%nBegin with:%n",
    footer = {
      "  pitwall demo      a workspace in your browser, an agent, nothing to set up",
      "  pitwall doctor    checks a real set-up, line by line",
      "  pitwall serve     the app itself; its settings are environment variables",
    })
public final class Main implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  private Main() {}

  @Option(
      names = "--log-format",
      paramLabel = "text|json",
      scope = ScopeType.INHERIT,
      description = "How log lines look (default: text).")
  void logFormat(Logging.Format format) {
    Logging.use(format);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do.");
  }

  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }
}
