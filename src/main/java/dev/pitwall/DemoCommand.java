package dev.pitwall;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pitwall demo}. */
@Command(
    name = "demo",
    description = {
      "A workspace in your browser, agents and repositories; nothing to set up.",
      "Everything is kept in data/demo: the same command takes it up again.",
    })
final class DemoCommand implements Callable<Integer> {
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "folder",
      description = "Where it is kept (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data", "demo");

  @Option(
      names = "--port",
      paramLabel = "port",
      defaultValue = "${env:PITWALL_PORT:-3000}",
      description = "The page's port, 0 for any free one (default: PITWALL_PORT, or 3000).")
  private int port;

  @Option(
      names = "--pace",
      paramLabel = "factor",
      description = "How slowly the agent works; 1 takes about 40 s (default: ${DEFAULT-VALUE}).")
  private double pace = 1;

  @Override
  public Integer call() throws InterruptedException {
    endWithParent();
    return Running.untilEnded(() -> {
      var demo = Demo.start(data.toAbsolutePath(), port, pace, System.getenv());
      welcome(demo);
      return demo;
    });
  }

  private void welcome(Demo demo) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        """

        Your workspace:  %s

        Type there:  /agents start Fix the rounding of totals
               or:   /agents start octo-org/shop Fix the log-in button
               or:   /agents watch octo-org/shop

        The first is an agent of this machine's, the others are GitHub Copilot's sessions;
        GitHub itself is at  %s
        Ctrl-C ends it; the same command takes it up again.

        """,
        demo.slack().url(), demo.github().url());
    out.flush();
  }

  /**
   * A build tool that is ended by SIGTERM leaves the program it runs; then nobody would end us. It
   * is looked for and not waited for: one that nobody has buried yet does not count as gone.
   */
  private static void endWithParent() {
    var self = ProcessHandle.current();
    var parent = self.parent();
    Thread.ofPlatform()
        .name("parent")
        .daemon()
        .start(() -> {
          while (self.parent().equals(parent)) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
          }
          System.exit(0);
        });
  }
}
