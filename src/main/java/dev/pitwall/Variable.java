package dev.pitwall;

import java.util.Arrays;
import java.util.Optional;

/** The environment variables that Pitwall reads; the README's table is checked against these. */
enum Variable {
  SLACK_BOT_TOKEN("", "It is on your app's page at api.slack.com/apps, under OAuth & Permissions."),
  SLACK_SIGNING_SECRET(
      "", "It is on your app's page at api.slack.com/apps, under Basic Information."),
  SLACK_API_URL("https://slack.com/api/", "Leave it out unless you test against a stand-in."),
  PITWALL_AGENTS(
      "", "It names a YAML file of agents and repositories; agents.sample.yml shows one."),
  PITWALL_DATABASE_URL("jdbc:sqlite:data/pitwall.db", "Leave it out for a file in data/."),
  PITWALL_HOST("127.0.0.1", "The address to listen on."),
  PITWALL_PORT("3000", "The port to listen on."),
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
