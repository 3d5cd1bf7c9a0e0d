package dev.pitwall;

import dev.pitwall.access.Account;
import dev.pitwall.access.Accounts;
import dev.pitwall.acp.AgentsFile;
import dev.pitwall.acp.InvalidAgentsFile;
import dev.pitwall.acp.LocalAgents;
import dev.pitwall.github.Examination;
import dev.pitwall.github.link.AccountLinks;
import dev.pitwall.slack.Identity;
import dev.pitwall.slack.SlackAnswer;
import dev.pitwall.slack.SlackApi;
import dev.pitwall.store.Database;
import dev.pitwall.store.DatabaseInUse;
import dev.pitwall.store.DatabaseRefused;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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
      github(config);
    } catch (ConfigError e) {
      e.sentences().forEach(sentence -> add(false, "settings", sentence));
    }
    return List.copyOf(lines);
  }

  private void database(Config config) {
    try (var database = Database.open(config.databaseUrl())) {
      boolean well = database.trouble().isEmpty();
      add(well, "database", config.databaseName() + (well ? " opens" : " takes no writes"));
    } catch (DatabaseInUse _) {
      add(true, "database", config.databaseName() + " is in use by a Pitwall that runs");
    } catch (DatabaseRefused e) {
      add(false, "database", e.what() + " " + e.advice());
    }
  }

  private void agents(Config config) {
    var file = config.agents();
    if (file == null) {
      boolean github = config.github() != null;
      add(
          github,
          "agents",
          github
              ? "none of this machine's: sessions are GitHub's alone"
              : "Neither PITWALL_AGENTS nor GitHub is set up, so no session can be started. "
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

  private void github(Config config) {
    var settings = config.github();
    if (settings == null) {
      add(true, "github", "not set up");
      return;
    }
    var app = settings.app();
    if (app != null) {
      add(true, "github", "people link their accounts with /agents link, by app " + app.clientId());
    }
    if (settings.token() == null) {
      return;
    }
    var links =
        new AccountLinks(
            NoAccounts.KEPT,
            NoAccounts.KEPT,
            List.of(),
            null,
            settings.token(),
            settings.api(),
            clock,
            Runnable::run);
    try (links) {
      links.runDue();
      var shared = links.accounts().all();
      if (shared.isEmpty()) {
        add(
            false,
            "github",
            Variable.GITHUB_TOKEN.name()
                + " is not known to GitHub, or GitHub"
                + " can't be reached at "
                + settings.api()
                + ". "
                + Variable.GITHUB_TOKEN.source());
        return;
      }
      examine(settings, links.accounts(), shared.getFirst());
    }
  }

  private void examine(GitHubConfig settings, Accounts accounts, Account account) {
    add(true, "github", "everybody without an account of their own acts as " + account.login());
    try (var calls = GitHubParts.calls(settings, accounts, new SimpleMeterRegistry(), clock)) {
      for (var finding : Examination.of(calls, account)) {
        add(finding.fine(), finding.what(), finding.text());
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
