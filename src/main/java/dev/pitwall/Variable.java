package dev.pitwall;

import java.util.Arrays;
import java.util.Optional;

/** The environment variables that Pitwall reads; the README's table is checked against these. */
enum Variable {
  SLACK_BOT_TOKEN("", "It is on your app's page at api.slack.com/apps, under OAuth & Permissions."),
  SLACK_SIGNING_SECRET(
      "", "It is on your app's page at api.slack.com/apps, under Basic Information."),
  SLACK_API_URL("https://slack.com/api/", "Leave it out unless you test against a stand-in."),
  GITHUB_TOKEN(
      "", "It is a person's token, made at github.com/settings/tokens; everybody acts by it."),
  GITHUB_CLIENT_ID("", "It is on your GitHub App's page, under General."),
  GITHUB_CLIENT_SECRET("", "It is on your GitHub App's page, under General."),
  GITHUB_URL("https://github.com/", "Leave it out unless you test against a stand-in."),
  GITHUB_API_URL("https://api.github.com/", "Leave it out unless you test against a stand-in."),
  COPILOT_API_URL("", "Leave it out: Pitwall asks GitHub for it."),
  GITHUB_WEBHOOK_SECRET("", "It is what you entered as the webhook's secret at GitHub."),
  PITWALL_SECRET_KEY("", "Make one with `openssl rand -base64 32`, and keep it."),
  PITWALL_AGENTS(
      "", "It names a YAML file of agents and repositories; agents.sample.yml shows one."),
  PITWALL_DATABASE_URL("jdbc:sqlite:data/pitwall.db", "Leave it out for a file in data/."),
  PITWALL_HOST("127.0.0.1", "The address to listen on."),
  PITWALL_PORT("3000", "The port to listen on."),
  PITWALL_BASE_URL("", "The address under which people's browsers reach Pitwall, if they do."),
  PITWALL_POLL("15s", "How often GitHub is asked what is new, at best."),
  PITWALL_KEEP_LOGS("90d", "How many days after its session's end a log is kept."),
  PITWALL_DIGEST_EVERY("20s", "How long log lines are gathered before they go into a thread.");

  private final String standard;
  private final String source;

  Variable(String standard, String source) {
    this.standard = standard;
    this.source = source;
  }

  /** Its value when it is not set; empty: none. */
  String standard() {
    return standard;
  }

  /** Where its value comes from, a sentence. */
  String source() {
    return source;
  }

  static Optional<Variable> named(String name) {
    return Arrays.stream(values()).filter(v -> v.name().equals(name)).findFirst();
  }
}
