package dev.pitwall;

import dev.pitwall.acp.AgentsFile;
import dev.pitwall.acp.InvalidAgentsFile;
import dev.pitwall.acp.LocalAgents;
import dev.pitwall.slack.Identity;
import dev.pitwall.slack.SlackAnswer;
import dev.pitwall.slack.SlackApi;
import dev.pitwall.store.Database;
import dev.pitwall.store.DatabaseRefused;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Looks at everything that Pitwall needs. */
final class Doctor {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Map<String, String> environment;
  private final InstantSource clock;
  private final List<Line> lines = new ArrayList<>();

  Doctor(Map<String, String> environment, InstantSource clock) {
    this.environment = environment;
    this.clock = clock;
  }

  /**
   * One thing looked at.
   *
   * @param said what was found, and what to do when it is not fine
   */
  record Line(boolean fine, String what, String said) {
    @Override
    public String toString() {
      return "%-4s %-12s %s".formatted(fine ? "ok" : "FAIL", what, said);
    }
  }

  List<Line> examine() {
    add(true, "java", Runtime.version() + "");
    try {
      var config = Config.from(environment);
      add(true, "settings", "complete");
      database(config);
      agents(config);
      slack(config);
    } catch (ConfigError e) {
      e.sentences().forEach(sentence -> add(false, "settings", sentence));
    }
    return List.copyOf(lines);
  }

  private void database(Config config) {
    try (var database = Database.open(config.databaseUrl())) {
      boolean well = database.trouble().isEmpty();
      add(well, "database", config.databaseName() + (well ? " opens" : " takes no writes"));
    } catch (DatabaseRefused e) {
      add(false, "database", e.what() + " " + e.advice());
    }
  }

  private void agents(Config config) {
    var file = config.agents();
    if (file == null) {
      add(
          false,
          "agents",
          "PITWALL_AGENTS is not set, so no session can be started. "
              + Variable.PITWALL_AGENTS.source());
      return;
    }
    try {
      for (var finding : LocalAgents.check(AgentsFile.read(file, environment), environment)) {
        add(finding.ok(), finding.subject(), finding.text());
      }
    } catch (InvalidAgentsFile e) {
      add(false, "agents", String.valueOf(e.getMessage()));
    }
  }

  private void slack(Config config) {
    try (var api = new SlackApi(config.slackApi(), config.slackToken(), PATIENCE, clock)) {
      switch (api.authTest()) {
        case SlackAnswer.Taken taken -> known(Identity.of(taken));
        case SlackAnswer.Refused(var error, _) ->
            add(
                false,
                "slack",
                "Slack refuses the token (" + error + "). " + Variable.SLACK_BOT_TOKEN.source());
        case SlackAnswer.Limited _ ->
            add(false, "slack", "Slack asks to wait. Ask again in a minute.");
        case SlackAnswer.Unclear(var why) -> unreachable(config, why);
        case SlackAnswer.Unreachable(var why) -> unreachable(config, why);
      }
    }
  }

  private void unreachable(Config config, String why) {
    add(
        false,
        "slack",
        "Slack can't be reached at " + config.slackApi() + " (" + why + "). Check the network.");
  }

  private void known(Identity identity) {
    add(true, "slack", "the token is for " + identity.team() + ", " + identity.url());
    var missing = new TreeSet<>(Manifest.SCOPES);
    missing.removeAll(identity.scopes());
    if (identity.scopes().isEmpty()) {
      add(true, "scopes", "Slack does not tell");
      return;
    }
    add(
        missing.isEmpty(),
        "scopes",
        missing.isEmpty()
            ? "all " + Manifest.SCOPES.size() + " granted"
            : "missing: "
                + String.join(", ", missing)
                + ". Update the app from manifest.yml and install it again.");
  }

  private void add(boolean fine, String what, String said) {
    lines.add(new Line(fine, what, said));
  }
}
