package dev.pitwall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pitwall.sandbox.slack.AppAnswer;
import dev.pitwall.sandbox.slack.SandboxSlack;
import dev.pitwall.sandbox.slack.SlackSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file system that fills up beneath the database; a small one, which only root can mount. */
class FullDiskIT {
  private static final String TOKEN = "xoxb-full";
  private static final String SECRET = "full-secret";
  private static final int MOST_REQUESTS = 5_000;
  private static final String LONG = "x".repeat(2_000);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path disk;

  @SuppressWarnings("NullAway.Init")
  private SandboxSlack slack;

  @SuppressWarnings("NullAway.Init")
  private App app;

  private boolean mounted;

  @BeforeEach
  void open() throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"), "Only root can mount a disk.");
    mounted = run("mount", "-t", "tmpfs", "-o", "size=8m", "pitwall-test", disk.toString());
    assumeTrue(mounted, "No file system can be mounted here.");
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
            "jdbc:sqlite:" + disk.resolve("pitwall.db"));
    app = App.start(Config.from(environment), environment, InstantSource.system());
    slack.connectApp(URI.create(home() + "/slack/events"));
  }

  @AfterEach
  void close() throws Exception {
    if (!mounted) {
      return;
    }
    app.close();
    slack.close();
    assertTrue(run("umount", disk.toString()));
  }

  @Test
  void nothingIsAcknowledgedThatIsNotKeptAndPitwallGoesOnWhenThereIsSpace() throws Exception {
    assertTrue(ask("before").ok());
    var ballast = fill();

    var acknowledged = askUntilRefused();

    assertEquals(503, ready().statusCode());
    assertTrue(
        ready()
            .body()
            .contains(
                "FAIL database: The disk that holds the database is full."
                    + " Free some space; Pitwall then goes on.\n"),
        ready().body());
    Files.delete(ballast);
    Until.holds("Pitwall to be ready again", () -> ready().statusCode() == 200);
    assertTrue(ask("after").ok());
    var kept = kept();
    assertEquals(
        List.of(),
        acknowledged.stream().filter(n -> !kept.contains(" n" + n + "n ")).toList(),
        "acknowledged and not kept");
    assertTrue(kept.contains(" before "));
    assertTrue(kept.contains(" after "));
  }

  /** Leaves no byte free. */
  private Path fill() throws IOException {
    var ballast = disk.resolve("ballast");
    try (var out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(new byte[4_096]);
      }
    } catch (IOException e) {
      assertEquals("No space left on device", e.getMessage());
      return ballast;
    }
  }

  private List<Integer> askUntilRefused() {
    var acknowledged = new ArrayList<Integer>();
    for (int n = 0; n < MOST_REQUESTS; n++) {
      var answer = ask("n" + n + "n");
      if (!answer.ok()) {
        assertEquals(503, answer.status());
        return acknowledged;
      }
      acknowledged.add(n);
    }
    throw new AssertionError("The disk never got full.");
  }

  private AppAnswer ask(String words) {
    return slack.alice().command("/agents list " + words + " " + LONG, "agents");
  }

  private String kept() throws Exception {
    var bodies = new StringBuilder();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + disk + "/pitwall.db");
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT body FROM inbox")) {
      while (rows.next()) {
        bodies.append(rows.getString(1).replace('+', ' '));
      }
    }
    return bodies.toString();
  }

  private HttpResponse<String> ready() {
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

  private static boolean run(String... command) throws Exception {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }
}
