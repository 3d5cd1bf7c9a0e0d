package dev.pitwall;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code pitwall serve}. */
@Command(
    name = "serve",
    description = "Runs the app. Its settings are environment variables; the README lists them.",
    footerHeading = "%nIt needs:%n",
    footer = {
      "  SLACK_BOT_TOKEN        the app's page at api.slack.com/apps, OAuth & Permissions",
      "  SLACK_SIGNING_SECRET   the same page, Basic Information",
      "  PITWALL_AGENTS         a file of agents and repositories (agents.sample.yml), or",
      "  GITHUB_TOKEN           for GitHub Copilot's sessions; the README tells of linked accounts",
      "%nCtrl-C or SIGTERM ends it and every agent it started.",
    })
final class ServeCommand implements Callable<Integer> {

  @Override
  public Integer call() throws InterruptedException {
    return Running.untilEnded(() -> {
      Map<String, String> environment = System.getenv();
      return App.start(Config.from(environment), environment, InstantSource.system());
    });
  }
}
