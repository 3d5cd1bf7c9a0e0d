package dev.pitwall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.access.Secret;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigTest {
  private static final Map<String, String> LEAST =
      Map.of("SLACK_BOT_TOKEN", "xoxb-1", "SLACK_SIGNING_SECRET", "s3cret");
  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final Map<String, String> GITHUB =
      Map.of(
          "GITHUB_TOKEN", "ghp_1",
          "GITHUB_CLIENT_ID", "Iv1",
          "GITHUB_CLIENT_SECRET", "of-the-app",
          "GITHUB_WEBHOOK_SECRET", "hook-secret",
          "PITWALL_BASE_URL", "https://pitwall.example.com",
          "PITWALL_SECRET_KEY", KEY + ", " + "x".repeat(32));

  @Test
  void theTokenAndTheSecretAreEnough() throws Exception {
    var config = Config.from(LEAST);

    assertEquals(URI.create("https://slack.com/api/"), config.slackApi());
    assertEquals("jdbc:sqlite:data/pitwall.db", config.databaseUrl());
    assertEquals(Path.of("data").toAbsolutePath(), config.dataDirectory());
    assertEquals("127.0.0.1", config.host());
    assertEquals(3000, config.port());
    assertEquals(Duration.ofSeconds(20), config.digestEvery());
    assertEquals(List.of("s3cret"), config.signingSecrets());
  }

  @Test
  void everythingMissingIsNamedAtOnceWithWhereToGetIt() {
    assertEquals(
        """
        SLACK_BOT_TOKEN is not set. It is on your app's page at api.slack.com/apps, under OAuth \
        & Permissions.
        SLACK_SIGNING_SECRET is not set. It is on your app's page at api.slack.com/apps, under \
        Basic Information.\
        """,
        mistakes(Map.of()));
  }

  @Test
  void aNearMissOfARequiredNameIsRecognised() {
    assertEquals(
        "SLACK_BOT_TOKEN is not set, but SLACK_BOTTOKEN is: rename it. It is on your app's page"
            + " at api.slack.com/apps, under OAuth & Permissions.",
        mistakes(Map.of("SLACK_BOTTOKEN", "xoxb-1", "SLACK_SIGNING_SECRET", "s")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PITWALL_AGENT|x|There is no setting PITWALL_AGENT. Did you mean PITWALL_AGENTS?",
        "PITWALL_COLOUR_SCHEME|x|There is no setting PITWALL_COLOUR_SCHEME. Remove it.",
        "SLACK_BOT_TOKEN|xapp-1|SLACK_BOT_TOKEN is not a bot token: one begins with `xoxb-`. It is"
            + " on your app's page at api.slack.com/apps, under OAuth & Permissions.",
        "SLACK_API_URL|slack|SLACK_API_URL is not an http or https address: slack. Leave it out"
            + " unless you test against a stand-in.",
        "PITWALL_PORT|http|PITWALL_PORT is not a port: `http`. Give a number from 0 (any free) to"
            + " 65535.",
        "PITWALL_PORT|70000|PITWALL_PORT is not a port: `70000`. Give a number from 0 (any free)"
            + " to 65535.",
        "PITWALL_AGENTS|/no/such.yml|PITWALL_AGENTS names a file that is not there: /no/such.yml."
            + " It names a YAML file of agents and repositories; agents.sample.yml shows one.",
        "PITWALL_DATABASE_URL|jdbc:mysql:x|PITWALL_DATABASE_URL names no database that Pitwall"
            + " knows. Write jdbc:postgresql://host/database or jdbc:sqlite:<file>. Leave it out"
            + " for a file in data/.",
        "PITWALL_DATABASE_URL|jdbc:postgresql://me:s3cret@db/pitwall|PITWALL_DATABASE_URL has a"
            + " user before its host. Write it like this:"
            + " jdbc:postgresql://host/database?user=…&password=…, or set PGUSER and PGPASSWORD.",
        "PITWALL_POLL|often|PITWALL_POLL is not a time: `often`. Write it as `20s`, `500ms` or"
            + " `2m`.",
        "PITWALL_SECRET_KEY|short|PITWALL_SECRET_KEY is shorter than 32 characters. Make one with"
            + " `openssl rand -base64 32`, and keep it.",
        "PITWALL_BASE_URL|pitwall|PITWALL_BASE_URL is not an http or https address: pitwall. The"
            + " address under which people's browsers reach Pitwall, if they do.",
        "GITHUB_CLIENT_ID|Iv1|PITWALL_SECRET_KEY is not set, but with GITHUB_CLIENT_ID people's"
            + " tokens are stored, encrypted by it. Make one with `openssl rand -base64 32`, and"
            + " keep it.",
        "GITHUB_CLIENT_SECRET|x|GITHUB_CLIENT_SECRET is set, but GITHUB_CLIENT_ID is not. It is on"
            + " your GitHub App's page, under General.",
        "GITHUB_WEBHOOK_SECRET|x|GITHUB_WEBHOOK_SECRET is set, but neither GITHUB_CLIENT_ID nor"
            + " GITHUB_TOKEN is. Set one of them, or remove it.",
        "GITHUB_TOKEN|ghs_x|GITHUB_TOKEN is an app's token (`ghs_…`), which GitHub takes for no"
            + " session. It is a person's token, made at github.com/settings/tokens; everybody acts"
            + " by it.",
        "GITHUB_TOEKN|ghp_x|GITHUB_TOEKN is not read. Did you mean GITHUB_TOKEN?",
        "GITHUB_CLIENTID|Iv1|GITHUB_CLIENTID is not read. Did you mean GITHUB_CLIENT_ID?",
        "COPILOT_APIURL|x|COPILOT_APIURL is not read. Did you mean COPILOT_API_URL?",
        "PITWALL_DIGEST_EVERY|soon|PITWALL_DIGEST_EVERY is not a time: `soon`. Write it as `20s`,"
            + " `500ms` or `2m`.",
        "PITWALL_KEEP_LOGS|90|PITWALL_KEEP_LOGS is not a number of days: `90`. Write it as `90d`,"
            + " at least `1d`, or `forever`.",
        "PITWALL_KEEP_LOGS|0d|PITWALL_KEEP_LOGS is not a number of days: `0d`. Write it as `90d`,"
            + " at least `1d`, or `forever`.",
        "PITWALL_KEEP_LOG|90d|There is no setting PITWALL_KEEP_LOG. Did you mean"
            + " PITWALL_KEEP_LOGS?",
      })
  void eachMistakeHasItsSentence(String name, String value, String sentence) {
    var environment = new HashMap<>(LEAST);
    environment.put(name, value);

    assertEquals(sentence, mistakes(environment));
  }

  @Test
  void aPostgresqlDatabaseTakesItsLoginFromTheUrlOrElseFromTheEnvironment() throws Exception {
    var environment = new HashMap<>(LEAST);
    environment.put("PITWALL_DATABASE_URL", "jdbc:postgresql://db/pitwall?user=me");
    environment.put("PGUSER", "other");
    environment.put("PGPASSWORD", "s3cret & more");
    var config = Config.from(environment);

    assertEquals(
        "jdbc:postgresql://db/pitwall?user=me&password=s3cret+%26+more", config.databaseUrl());
    assertEquals("db/pitwall", config.databaseName());
    assertEquals(Path.of("data").toAbsolutePath(), config.dataDirectory());
    assertFalse(config.toString().contains("s3cret"));
  }

  @Test
  void logsAreKeptForSoManyDaysOrForEver() throws Exception {
    assertEquals(Duration.ofDays(90), Config.from(LEAST).keepLogs());
    assertEquals(
        Duration.ofDays(7), Config.from(with(Map.of("PITWALL_KEEP_LOGS", "7d"))).keepLogs());
    assertNull(Config.from(with(Map.of("PITWALL_KEEP_LOGS", "forever"))).keepLogs());
  }

  @Test
  void secretsAreNotInItsText() throws Exception {
    var config = Config.from(with(GITHUB));
    var text = config.toString() + config.github() + config.secretKeys();

    for (var secret : List.of("xoxb-1", "s3cret", "ghp_1", "of-the-app", "hook-secret", KEY)) {
      assertFalse(text.contains(secret), text);
    }
  }

  @Test
  void withoutGitHubThereIsNothingOfIt() throws Exception {
    var config = Config.from(with(Map.of("GITHUB_API_URL", "https://api.github.com")));

    assertNull(config.github());
    assertEquals(List.of(), config.secretKeys());
    assertEquals(Duration.ofSeconds(15), config.poll());
  }

  @Test
  void allOfGitHubIsRead() throws Exception {
    var config = Config.from(with(GITHUB));
    var github = Objects.requireNonNull(config.github());
    var app = Objects.requireNonNull(github.app());

    assertEquals(new Secret("ghp_1"), github.token());
    assertEquals("Iv1", app.clientId());
    assertEquals(new Secret("of-the-app"), app.clientSecret());
    assertEquals(URI.create("https://github.com/"), app.web());
    assertEquals(URI.create("https://pitwall.example.com/github/callback"), app.callback());
    assertEquals(URI.create("https://api.github.com/"), github.api());
    assertNull(github.copilotApi());
    assertEquals(new Secret("hook-secret"), github.webhookSecret());
    assertEquals(List.of(new Secret(KEY), new Secret("x".repeat(32))), config.secretKeys());
  }

  @Test
  void aTokenForEverybodyNeedsNoKey() throws Exception {
    var github = Config.from(with(Map.of("GITHUB_TOKEN", "ghp_1"))).github();

    assertNull(Objects.requireNonNull(github).app());
  }

  @Test
  void variablesOfOthersAreNoMistake() throws Exception {
    var others =
        "ACTION ACTIONS ACTOR BASE_REF ENV EVENT_NAME EVENT_PATH GRAPHQL_URL HEAD_REF JOB OUTPUT"
            + " PAT PATH REF REPOSITORY RUN_ID SERVER_URL SHA STATE TOKENS USER WORKFLOW WORKSPACE"
            + " APP_ID";
    var environment = new HashMap<>(with(Map.of("GITHUB_TOKEN", "ghp_1")));
    for (var other : others.split(" ")) {
      environment.put("GITHUB_" + other, "x");
    }
    environment.put("COPILOT_API_KEY", "x");

    assertEquals(List.of(), Config.from(environment).secretKeys());
  }

  @Test
  void everyVariableStandsInTheReadmeWithItsStandardValue() throws Exception {
    var rows =
        Files.readAllLines(Path.of("README.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .toList();
    for (var variable : Variable.values()) {
      var row = rows.stream().filter(r -> r.contains("`" + variable.name() + "`")).findFirst();
      assertTrue(row.isPresent(), variable.name());
      assertTrue(row.get().contains(variable.standard()), row.get());
    }
  }

  private static Map<String, String> with(Map<String, String> more) {
    var environment = new HashMap<>(LEAST);
    environment.putAll(more);
    return environment;
  }

  @Test
  void aSigningSecretIsRotatedByNamingBoth() throws Exception {
    var environment = new HashMap<>(LEAST);
    environment.put("SLACK_SIGNING_SECRET", "new, old");

    assertEquals(List.of("new", "old"), Config.from(environment).signingSecrets());
  }

  private static String mistakes(Map<String, String> environment) {
    var error = assertThrows(ConfigError.class, () -> Config.from(environment));
    return String.join("\n", error.sentences());
  }
}
