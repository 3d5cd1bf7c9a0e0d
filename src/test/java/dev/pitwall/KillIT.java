package dev.pitwall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.sandbox.agent.SampleRepository;
import dev.pitwall.sandbox.agent.ScriptedAgent;
import dev.pitwall.sandbox.slack.SandboxSlack;
import dev.pitwall.sandbox.slack.SentMessage;
import dev.pitwall.sandbox.slack.SlackSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code serve} as a process of its own, given only its settings, killed and told to end. */
class KillIT {
  private static final String TOKEN = "xoxb-kill";
  private static final String SECRET = "kill-secret";
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  @SuppressWarnings("NullAway.Init")
  private SandboxSlack slack;

  @SuppressWarnings("NullAway.Init")
  private Process serve;

  private int port;

  @BeforeEach
  void open() throws Exception {
    slack = SandboxSlack.start(SlackSettings.of(TOKEN, SECRET));
    port = freePort();
    slack.connectApp(URI.create("http://127.0.0.1:" + port + "/slack/events"));
    var repository = SampleRepository.createAt(directory.resolve("shop"));
    Files.writeString(
        directory.resolve("agents.yml"),
        """
        agents:
          sample: { command: ["%s", -cp, "%s", %s, --pace, "0.1"] }
        repositories:
          acme/shop: { path: "%s", branch: main, agent: sample }
        """
            .formatted(
                JAVA,
                System.getProperty("java.class.path"),
                ScriptedAgent.class.getName(),
                repository));
    serve();
  }

  @AfterEach
  void close() throws Exception {
    serve.destroyForcibly().waitFor();
    agents().forEach(ProcessHandle::destroyForcibly);
    slack.close();
  }

  private void serve() throws IOException {
    var builder = Packaged.serve();
    builder.environment().put("SLACK_BOT_TOKEN", TOKEN);
    builder.environment().put("SLACK_SIGNING_SECRET", SECRET);
    builder.environment().put("SLACK_API_URL", slack.apiUrl().toString());
    builder.environment().put("PITWALL_AGENTS", directory.resolve("agents.yml").toString());
    builder.environment().put("PITWALL_DATABASE_URL", "jdbc:sqlite:" + directory + "/pitwall.db");
    builder.environment().put("PITWALL_PORT", "" + port);
    builder.environment().put("PITWALL_DIGEST_EVERY", "500ms");
    builder.redirectErrorStream(true).redirectOutput(directory.resolve("serve.log").toFile());
    serve = builder.start();
    Until.holds("Pitwall to listen", () -> get("/healthz").startsWith("alive"));
    assertTrue(slack.verifyAppUrl());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void killedAtARandomMomentTheSessionHasOneCardItsTrueEndAndOneNotice(long seed) throws Exception {
    slack.alice().command("/agents start Fix the rounding of totals", "agents");
    Until.holds("the card", () -> !slack.cards("agents").isEmpty());
    int calls = slack.calls().size() + new Random(seed).nextInt(12);
    Until.holds("some more calls", () -> slack.calls().size() >= calls || over());

    serve.destroyForcibly().waitFor();
    serve();

    Until.holds("the end", this::over);
    var card = slack.cards("agents").getFirst();
    Until.holds("the notice", () -> notices(card) >= 1);
    quiet();
    assertEquals(1, slack.cards("agents").size());
    assertEquals(1, notices(card));
    assertEquals(List.of(), agents());
  }

  @Test
  void sigtermEndsEverythingItStarted() throws Exception {
    slack.alice().command("/agents start [hang] Think about it", "agents");
    Until.holds("the agent", () -> !agents().isEmpty());

    serve.destroy();

    assertTrue(serve.waitFor(20, TimeUnit.SECONDS), "still running after SIGTERM");
    assertEquals(List.of(), agents());
    new ServerSocket(port).close();
  }

  @Test
  void slackBeingDownNeitherStopsTheStartNorDelaysAnAck() throws Exception {
    serve.destroyForcibly().waitFor();
    slack.faults().unreachable(true);
    serve();

    var answer = slack.alice().command("/agents start Fix the rounding of totals", "agents");

    assertTrue(answer.ok(), answer::toString);
    slack.faults().unreachable(false);
    Until.holds("the card", () -> slack.cards("agents").size() == 1);
  }

  private boolean over() {
    return slack.cards("agents").stream()
        .map(SentMessage::shown)
        .anyMatch(s -> s.contains("Ready for review") || s.contains("Failed after"));
  }

  private long notices(SentMessage card) {
    return slack.thread(card).stream().filter(m -> m.shown().contains("<@U0ALICE>")).count();
  }

  /** Until the log says that nothing waits to be shown. */
  private void quiet() {
    Until.holds("an empty queue", () -> get("/readyz").contains("0 waiting"));
  }

  private String get(String path) {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException | InterruptedException e) {
      return "";
    }
  }

  private List<ProcessHandle> agents() {
    return ProcessesIn.folder(directory);
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
