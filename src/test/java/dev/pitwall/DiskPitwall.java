package dev.pitwall;

import dev.pitwall.sandbox.slack.AppAnswer;
import dev.pitwall.sandbox.slack.SandboxSlack;
import dev.pitwall.sandbox.slack.SlackSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.InstantSource;
import java.util.Map;

/** A whole Pitwall whose database is on a disk that is up to something. */
final class DiskPitwall implements AutoCloseable {
  private static final String TOKEN = "xoxb-disk";
  private static final String SECRET = "disk-secret";
  private static final String LONG = "x".repeat(2_000);

  private final Path disk;
  private final SandboxSlack slack;
  private final App app;

  DiskPitwall(Path disk) throws Exception {
    this.disk = disk;
    slack = SandboxSlack.start(SlackSettings.of(TOKEN, SECRET));
    var environment =
        Map.of(
            "SLACK_BOT_TOKEN",
            TOKEN,
            "SLACK_SIGNING_SECRET",
            SECRET,
            "SLACK_API_URL",
            slack.apiUrl().toString(),
            "PITWALL_PORT",
            "0",
            "PITWALL_DATABASE_URL",
            database());
    app = App.start(Config.from(environment), environment, InstantSource.system());
    slack.connectApp(URI.create(home() + "/slack/events"));
  }

  /** Somebody asks for a list, by words that are found again in {@link #kept}. */
  AppAnswer ask(String words) {
    return slack.alice().command("/agents list " + words + " " + LONG, "agents");
  }

  /** Every request that the database holds. */
  String kept() throws Exception {
    return query("SELECT group_concat(body) FROM inbox").replace('+', ' ');
  }

  /** What SQLite finds wrong with the file; {@code ok} when that is nothing. */
  String check() throws Exception {
    return query("PRAGMA integrity_check");
  }

  private String query(String sql) throws Exception {
    try (var connection = DriverManager.getConnection(database());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private String database() {
    return "jdbc:sqlite:" + disk.resolve("pitwall.db");
  }

  HttpResponse<String> ready() {
    var request = HttpRequest.newBuilder(URI.create(home() + "/readyz")).build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private String home() {
    return "http://127.0.0.1:" + app.port();
  }

  @Override
  public void close() throws Exception {
    app.close();
    slack.close();
  }
}
