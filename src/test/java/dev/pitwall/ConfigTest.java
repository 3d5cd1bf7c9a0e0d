package dev.pitwall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigTest {
  private static final Map<String, String> LEAST =
      Map.of("SLACK_BOT_TOKEN", "xoxb-1", "SLACK_SIGNING_SECRET", "s3cret");

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
        "PITWALL_DIGEST_EVERY|soon|PITWALL_DIGEST_EVERY is not a time: `soon`. Write it as `20s`,"
            + " `500ms` or `2m`.",
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
  void secretsAreNotInItsText() throws Exception {
    var text = Config.from(LEAST).toString();

    assertFalse(text.contains("xoxb-1") || text.contains("s3cret"), text);
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
