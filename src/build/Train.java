import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Serves once with the packaged launcher and asks a few things, so that the JDK keeps what it
 * learns in {@code lib/*.aot}, which later starts use. All that is kept there is in memory then: so
 * it learns what every start needs and the way to an answer, not all that Pitwall can do. Argument:
 * the packaged folder. Never fails: without an archive Pitwall only starts slower.
 */
final class Train {
  private static final long SECONDS = 120;
  private static final String SECRET = "train-secret";
  private static final String YES =
      "{\"ok\":true,\"ts\":\"1.1\",\"channel\":\"C1\",\"user_id\":\"U0\",\"bot_id\":\"B0\","
          + "\"team_id\":\"T1\",\"team\":\"Train\",\"user\":\"pitwall\",\"messages\":[]}";
  private static final List<String> COMMANDS =
      List.of("", "list", "list failed fix the login", "show k3f9", "help list");

  private final Path dist;
  private final Path folder;
  private final Path log;
  private final int port;
  private final Semaphore answers = new Semaphore(0);
  private final HttpServer slack =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

  private Train(Path dist, Path folder) throws IOException {
    this.dist = dist;
    this.folder = folder;
    this.log = dist.resolveSibling("train.log");
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
  }

  public static void main(String[] args) throws Exception {
    var dist = Path.of(args[0]);
    dist.resolve("bin/pitwall").toFile().setExecutable(true, false);
    var archive =
        dist.resolve("lib/pitwall-" + System.getProperty("java.runtime.version") + ".aot");
    if (isNewerThanAll(archive, dist)) {
      return;
    }
    for (var old : files(dist.resolve("lib"), ".aot")) {
      Files.delete(old);
    }
    var folder = Files.createTempDirectory("pitwall-train");
    var train = new Train(dist, folder);
    boolean well = train.run() && Files.exists(archive) && train.works();
    delete(folder);
    if (!well) {
      Files.deleteIfExists(archive);
      System.out.println(
          "No start-up archive was made, see " + train.log + "; Pitwall works without.");
    }
  }

  private boolean run() throws IOException, InterruptedException {
    standIn();
    var process = serve();
    try (var http = HttpClient.newHttpClient()) {
      if (!listens(http, process)) {
        return false;
      }
      ask(http);
      // The archive is written as the process ends.
      process.destroy();
      return process.waitFor(SECONDS, TimeUnit.SECONDS);
    } catch (IOException e) {
      return false;
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
      slack.stop(0);
    }
  }

  /** A Slack that says yes to everything. */
  private void standIn() {
    slack.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          var yes = YES.getBytes(UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, yes.length);
          exchange.getResponseBody().write(yes);
          exchange.close();
          if (exchange.getRequestURI().getPath().startsWith("/answers")) {
            answers.release();
          }
        });
    slack.start();
  }

  private String slackUrl(String path) {
    return "http://127.0.0.1:" + slack.getAddress().getPort() + path;
  }

  private Process serve() throws IOException {
    var agents = folder.resolve("agents.yml");
    Files.writeString(
        agents,
        """
        agents:
          sample: { command: [sample-agent], env: { MODE: quick } }
        repositories:
          acme/shop: { path: "%s", branch: main, agent: sample }
        """
            .formatted(folder));
    var builder =
        new ProcessBuilder(dist.resolve("bin/pitwall").toString(), "serve")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    var environment = builder.environment();
    environment.keySet().removeIf(name -> name.matches("(PITWALL|SLACK|GITHUB|COPILOT)_.*"));
    environment.put("SLACK_BOT_TOKEN", "xoxb-train");
    environment.put("SLACK_SIGNING_SECRET", SECRET);
    environment.put("SLACK_API_URL", slackUrl("/api/"));
    environment.put("PITWALL_AGENTS", agents.toString());
    environment.put("PITWALL_DATABASE_URL", "jdbc:sqlite:" + folder.resolve("pitwall.db"));
    environment.put("PITWALL_PORT", String.valueOf(port));
    environment.put("PITWALL_TRAIN", "yes");
    environment.put("PITWALL_JAVA_HOME", System.getProperty("java.home"));
    var process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  /** A JDK that can't use an archive of its own making would not start at all. */
  private boolean works() throws IOException, InterruptedException {
    var builder = new ProcessBuilder(dist.resolve("bin/pitwall").toString(), "version");
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("PITWALL_JAVA_HOME", System.getProperty("java.home"));
    var process = builder.start();
    try {
      return process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } finally {
      process.destroyForcibly();
    }
  }

  private boolean listens(HttpClient http, Process process) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (System.nanoTime() < end && !process.waitFor(50, TimeUnit.MILLISECONDS)) {
      try {
        if (send(http, request("/healthz").build()) == 200) {
          return true;
        }
      } catch (IOException e) {
        // Not yet.
      }
    }
    return false;
  }

  private void ask(HttpClient http) throws IOException, InterruptedException {
    send(http, request("/readyz").build());
    send(http, request("/metrics").build());
    for (var text : COMMANDS) {
      send(http, signed(command(text)));
    }
    send(http, signed("payload=" + URLEncoder.encode(click(), UTF_8)));
    answers.tryAcquire(COMMANDS.size() + 1, 10, TimeUnit.SECONDS);
  }

  private String command(String text) {
    return "team_id=T1&channel_id=C1&channel_name=agents&user_id=U1&user_name=alice"
        + "&command=%2Fagents&text="
        + URLEncoder.encode(text, UTF_8)
        + "&trigger_id=1.1.t&response_url="
        + URLEncoder.encode(slackUrl("/answers"), UTF_8);
  }

  private String click() {
    return """
    {"type":"block_actions","team":{"id":"T1"},"user":{"id":"U1","team_id":"T1"},\
    "trigger_id":"1.2.t","channel":{"id":"C1"},\
    "container":{"type":"message","message_ts":"1.1","channel_id":"C1"},\
    "message":{"type":"message","ts":"1.1"},"response_url":"%s",\
    "actions":[{"type":"button","action_id":"session.show","block_id":"b","value":"none",\
    "action_ts":"1.2"}]}\
    """
        .formatted(slackUrl("/answers"));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private HttpRequest signed(String body) {
    var timestamp = String.valueOf(Instant.now().getEpochSecond());
    return request("/slack/events")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("X-Slack-Request-Timestamp", timestamp)
        .header("X-Slack-Signature", "v0=" + hmac("v0:" + timestamp + ":" + body))
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private static String hmac(String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int send(HttpClient http, HttpRequest request)
      throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private static boolean isNewerThanAll(Path archive, Path dist) throws IOException {
    if (Files.notExists(archive)) {
      return false;
    }
    var made = Files.getLastModifiedTime(archive);
    for (var jar : files(dist.resolve("lib"), ".jar")) {
      if (Files.getLastModifiedTime(jar).compareTo(made) > 0) {
        return false;
      }
    }
    return Files.getLastModifiedTime(dist.resolve("bin/pitwall")).compareTo(made) <= 0;
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.filter(path -> path.toString().endsWith(ending)).toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
