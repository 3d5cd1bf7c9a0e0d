package dev.pitwall.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What is started and compared, and a folder for what it writes. */
final class Contestants implements AutoCloseable {
  static final String SECRET = "0123456789abcdef0123456789abcdef";

  private final Path dist;
  private final Path folder;
  private final SlackStandIn slack = new SlackStandIn();
  private int databases;

  Contestants(Path dist) throws IOException {
    this.dist = dist;
    this.folder = Files.createTempDirectory("pitwall-bench");
  }

  /** {@code bin/pitwall serve} as packaged, with an empty database of its own. */
  ServerProcess pitwall() throws IOException, InterruptedException {
    return serve(dist, emptyDatabase());
  }

  /** The same with a database that was filled before, {@code jdbc:sqlite:…}. */
  ServerProcess pitwall(String database) throws IOException, InterruptedException {
    return serve(dist, database);
  }

  /** Where a database of its own can be made. */
  String emptyDatabase() throws IOException {
    var data = Files.createDirectories(folder.resolve("data-" + ++databases));
    return "jdbc:sqlite:" + data.resolve("pitwall.db");
  }

  SlackStandIn slack() {
    return slack;
  }

  /** Requests whose answers go to the stand-in. */
  SlackRequests requests(InstantSource clock) {
    return new SlackRequests(SECRET, slack.answersUrl("any"), clock);
  }

  /** The same without the start-up archive. */
  ServerProcess pitwallWithoutArchive() throws IOException, InterruptedException {
    var plain = folder.resolve("plain");
    if (Files.notExists(plain)) {
      Files.createDirectories(plain.resolve("bin"));
      Files.createDirectories(plain.resolve("lib"));
      Files.copy(
          dist.resolve("bin/pitwall"),
          plain.resolve("bin/pitwall"),
          StandardCopyOption.COPY_ATTRIBUTES);
      try (var jars = Files.newDirectoryStream(dist.resolve("lib"), "*.jar")) {
        for (var jar : jars) {
          Files.createSymbolicLink(plain.resolve("lib").resolve(jar.getFileName()), jar);
        }
      }
    }
    return serve(plain, emptyDatabase());
  }

  boolean hasArchive() throws IOException {
    try (var archives = Files.newDirectoryStream(dist.resolve("lib"), "*.aot")) {
      return archives.iterator().hasNext();
    }
  }

  /** A Jetty that only checks signatures, with the JDK's options that Pitwall has. */
  ServerProcess bare() throws IOException, InterruptedException {
    return java(BareServer.class, Map.of("SLACK_SIGNING_SECRET", SECRET));
  }

  /** The same, which also appends what was asked to a file and waits for the disk. */
  ServerProcess journal() throws IOException, InterruptedException {
    var file = folder.resolve("journal").toString();
    return java(BareServer.class, Map.of("SLACK_SIGNING_SECRET", SECRET, BareServer.JOURNAL, file));
  }

  /** One that drops old logs when told to, with the same options. */
  ServerProcess oldLogs(String database) throws IOException, InterruptedException {
    return java(
        OldLogsServer.class,
        Map.of(
            "SLACK_SIGNING_SECRET", SECRET,
            "SLACK_API_URL", slack.url(),
            "PITWALL_DATABASE_URL", database));
  }

  private ServerProcess java(Class<?> main, Map<String, String> environment)
      throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        List.of(
            java,
            "-XX:+UseSerialGC",
            "-Xms16m",
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName());
    return ServerProcess.start(command, environment, folder);
  }

  private ServerProcess serve(Path from, String database) throws IOException, InterruptedException {
    var environment =
        Map.of(
            "SLACK_BOT_TOKEN",
            "xoxb-bench",
            "SLACK_SIGNING_SECRET",
            SECRET,
            "SLACK_API_URL",
            slack.url(),
            "PITWALL_AGENTS",
            agents().toString(),
            "PITWALL_DATABASE_URL",
            database,
            "PITWALL_JAVA_HOME",
            System.getProperty("java.home"));
    return ServerProcess.start(
        List.of(from.resolve("bin/pitwall").toString(), "serve"), environment, folder);
  }

  private Path agents() throws IOException {
    return Files.writeString(
        folder.resolve("agents.yml"),
        """
        agents:
          sample: { command: [sample-agent], env: { MODE: quick } }
        repositories:
          acme/shop: { path: "%s", branch: main, agent: sample }
        """
            .formatted(folder));
  }

  @Override
  public void close() throws IOException {
    slack.close();
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
