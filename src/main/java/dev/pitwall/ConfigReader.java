package dev.pitwall;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/** Reads {@link Config} and gathers every mistake. */
final class ConfigReader {
  // Read by bin/pitwall, and harmless when the demo is run without it.
  private static final List<String> LAUNCHER =
      List.of("PITWALL_JAVA_HOME", "PITWALL_JAVA_OPTS", "PITWALL_TRAIN");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m|h)");
  private static final Pattern DAYS = Pattern.compile("[1-9]\\d{0,4}d");
  private static final String FOREVER = "forever";
  private static final int NEAR = 3;
  private static final int TYPO = 2;

  private final Map<String, String> environment;
  private final List<String> mistakes = new ArrayList<>();

  ConfigReader(Map<String, String> environment) {
    this.environment = environment;
  }

  Config read() throws ConfigError {
    unknownNames();
    var token = required(Variable.SLACK_BOT_TOKEN);
    if (!token.isEmpty() && !token.startsWith("xoxb-")) {
      mistakes.add(
          "SLACK_BOT_TOKEN is not a bot token: one begins with `xoxb-`. "
              + Variable.SLACK_BOT_TOKEN.source());
    }
    var database =
        DatabaseAddress.read(environment, value(Variable.PITWALL_DATABASE_URL), mistakes);
    var secrets = secrets(required(Variable.SLACK_SIGNING_SECRET));
    var config =
        new Config(
            token,
            secrets,
            uri(Variable.SLACK_API_URL),
            agents(),
            database.url(),
            database.dataDirectory(),
            value(Variable.PITWALL_HOST),
            port(),
            duration(Variable.PITWALL_DIGEST_EVERY),
            duration(Variable.PITWALL_POLL),
            days(Variable.PITWALL_KEEP_LOGS),
            new SecretKeys(this).read(),
            new GitHubReader(this).read());
    if (!mistakes.isEmpty()) {
      throw new ConfigError(mistakes);
    }
    return config;
  }

  private void unknownNames() {
    foreignNames();
    environment.keySet().stream()
        .filter(name -> name.startsWith("PITWALL_"))
        .filter(name -> Variable.named(name).isEmpty())
        .filter(name -> !LAUNCHER.contains(name))
        .sorted()
        .forEach(name ->
            mistakes.add(
                "There is no setting "
                    + name
                    + nearest(name).map(n -> ". Did you mean " + n + "?").orElse(". Remove it.")));
  }

  /** Many machines have such variables of others; a mistake is only what is nearly one of ours. */
  private void foreignNames() {
    environment.keySet().stream()
        .filter(name -> name.startsWith("GITHUB_") || name.startsWith("COPILOT_"))
        .filter(name -> Variable.named(name).isEmpty())
        .sorted()
        .forEach(name ->
            Arrays.stream(Variable.values())
                .filter(v -> distance(v.name(), name) <= TYPO && value(v).equals(v.standard()))
                .findFirst()
                .ifPresent(v -> wrong(name + " is not read. Did you mean " + v.name() + "?")));
  }

  void wrong(String sentence) {
    mistakes.add(sentence);
  }

  private String required(Variable variable) {
    var value = value(variable);
    if (value.isEmpty()) {
      var near =
          environment.keySet().stream()
              .filter(name -> Variable.named(name).isEmpty())
              .filter(name -> distance(name, variable.name()) <= NEAR)
              .findFirst();
      mistakes.add(
          variable.name()
              + " is not set"
              + near.map(n -> ", but " + n + " is: rename it. ").orElse(". ")
              + variable.source());
    }
    return value;
  }

  /** Its standard value when it is not set. */
  String value(Variable variable) {
    var value = environment.getOrDefault(variable.name(), "").strip();
    return value.isEmpty() ? variable.standard() : value;
  }

  /** With a comma between, while one is rotated. */
  static List<String> secrets(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  URI uri(Variable variable) {
    var text = value(variable);
    try {
      var uri = URI.create(text.endsWith("/") ? text : text + "/");
      if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Told below.
    }
    mistakes.add(
        variable.name() + " is not an http or https address: " + text + ". " + variable.source());
    return URI.create(variable.standard());
  }

  private @Nullable Path agents() {
    var text = value(Variable.PITWALL_AGENTS);
    if (text.isEmpty()) {
      return null;
    }
    var path = path(Variable.PITWALL_AGENTS, text);
    if (path.isPresent() && !Files.isRegularFile(path.get())) {
      mistakes.add(
          "PITWALL_AGENTS names a file that is not there: "
              + text
              + ". "
              + Variable.PITWALL_AGENTS.source());
    }
    return path.orElse(null);
  }

  private Optional<Path> path(Variable variable, String text) {
    try {
      if (!text.isBlank()) {
        return Optional.of(Path.of(text));
      }
    } catch (InvalidPathException e) {
      // Told below.
    }
    mistakes.add(variable.name() + " is not a path: `" + text + "`. " + variable.source());
    return Optional.empty();
  }

  private int port() {
    var text = value(Variable.PITWALL_PORT);
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    mistakes.add(
        "PITWALL_PORT is not a port: `" + text + "`. Give a number from 0 (any free) to 65535.");
    return 0;
  }

  private Duration duration(Variable variable) {
    var text = value(variable);
    var match = DURATION.matcher(text);
    if (!match.matches()) {
      mistakes.add(
          variable.name() + " is not a time: `" + text + "`. Write it as `20s`, `500ms` or `2m`.");
      return Duration.ZERO;
    }
    long n = Long.parseLong(match.group(1));
    return switch (match.group(2)) {
      case "ms" -> Duration.ofMillis(n);
      case "s" -> Duration.ofSeconds(n);
      case "m" -> Duration.ofMinutes(n);
      default -> Duration.ofHours(n);
    };
  }

  private @Nullable Duration days(Variable variable) {
    var text = value(variable);
    if (text.equals(FOREVER)) {
      return null;
    }
    if (!DAYS.matcher(text).matches()) {
      mistakes.add(
          variable.name()
              + " is not a number of days: `"
              + text
              + "`. Write it as `90d`, at least `1d`, or `forever`.");
      return null;
    }
    return Duration.ofDays(Long.parseLong(text.substring(0, text.length() - 1)));
  }

  private static Optional<String> nearest(String name) {
    return Arrays.stream(Variable.values())
        .map(Enum::name)
        .filter(v -> v.startsWith("PITWALL_"))
        .min((a, b) -> Integer.compare(distance(a, name), distance(b, name)))
        .filter(v -> distance(v, name) <= Math.max(NEAR, name.length() / 3));
  }

  private static int distance(String a, String b) {
    return LevenshteinDistance.getDefaultInstance().apply(a, b);
  }
}
