package dev.pitwall.delivery;

import dev.pitwall.Until;
import dev.pitwall.sandbox.slack.SandboxSlack;
import dev.pitwall.sandbox.slack.SentMessage;
import dev.pitwall.sandbox.slack.SlackSettings;
import dev.pitwall.session.SessionControls;
import dev.pitwall.store.Database;
import dev.pitwall.store.SessionTables;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A workspace and, in a process of its own, a Pitwall that dies and is started again. */
final class MortalRig implements AutoCloseable {
  static final String CLASSPATH = System.getProperty("java.class.path");
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final String SQLITE = "jdbc:sqlite:";

  // Many processes start one after the other, on machines that may do other things too.
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  final SandboxSlack slack;
  private final Path directory;
  private final String url;
  private final List<String> java;
  private final Set<String> deleted = new HashSet<>();
  private final Stopping stopping;
  private final int port;

  @SuppressWarnings("NullAway.Init")
  private Process process;

  private int asked;
  private int taken;

  /**
   * @param url of a new database
   * @param java what a JVM needs to be given to find the classes
   */
  MortalRig(Path directory, String url, List<String> java) throws Exception {
    this.directory = Files.createDirectories(directory);
    this.url = url;
    this.java = java;
    slack = SandboxSlack.start(SlackSettings.of(MortalPitwall.TOKEN, MortalPitwall.SECRET));
    slack.rateLimits(false);
    stopping = new Stopping(slack.bob());
    port = freePort();
    slack.connectApp(URI.create("http://127.0.0.1:" + port + "/slack/events"));
    Database.open(url).close();
  }

  /**
   * Starts it and waits until it listens or has halted.
   *
   * @param edge where it halts; empty: nowhere
   */
  void start(String edge) throws Exception {
    var command = new ArrayList<>(List.of(JAVA, "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m"));
    command.addAll(java);
    command.addAll(
        List.of(
            MortalPitwall.class.getName(),
            url,
            slack.apiUrl().toString(),
            "" + port,
            directory.resolve("stops").toString(),
            edge));
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(directory.resolve("pitwall.log").toFile()))
            .start();
    until("Pitwall to listen", () -> !process.isAlive() || listens());
    if (edge.isEmpty() && !process.isAlive()) {
      throw new AssertionError("It ended by itself: " + directory);
    }
  }

  private boolean listens() {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  boolean alive() {
    return process.isAlive();
  }

  /** As if it were told to end. */
  void end() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Whether it halts soon. */
  boolean haltsWithin(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    boolean halted;
    do {
      slack.doWhatIsLate();
      halted = process.waitFor(20, TimeUnit.MILLISECONDS);
    } while (!halted && System.nanoTime() < end);
    return halted;
  }

  /** Waits until it has halted. */
  void halted(String edge) {
    until(
        "the halt at " + edge,
        () -> {
          slack.doWhatIsLate();
          return !process.isAlive();
        });
    if (process.exitValue() != MortalPitwall.HALTED) {
      throw new AssertionError("It did not halt at " + edge + ": " + directory);
    }
  }

  /** Alice starts a session. */
  void begin(String prompt) {
    asked++;
    if (slack.alice().command("/agents start acme/shop " + prompt, "agents").ok()) {
      taken++;
    }
  }

  /** Bob stops what does not end by itself. */
  void stopAll() {
    working().stream()
        .filter(card -> card.shown().contains(QuickSource.WAIT))
        .flatMap(card -> Stopping.handle(card).stream())
        .forEach(stopping::ask);
  }

  List<SentMessage> working() {
    return slack.cards("agents").stream()
        .filter(c -> c.buttons().contains("Stop session"))
        .toList();
  }

  /** Somebody deletes a message. */
  void delete(SentMessage message) {
    deleted.add(Checker.key(message));
    slack.bob().delete(message);
  }

  /**
   * Nothing waits any more: no message, no second look, no request. Asked at once: what ends
   * between two questions would be in neither.
   */
  boolean quiet() {
    slack.doWhatIsLate();
    return count(
            """
            SELECT (SELECT count(*) FROM target WHERE dirty)
              + (SELECT count(*) FROM target WHERE kind = 'ROLL_UP' AND ended_at IS NULL)
              + (SELECT count(*) FROM recheck)
              + (SELECT count(*) FROM inbox WHERE done_at IS NULL)
              + (SELECT count(*) FROM act WHERE outcome IS NULL)
              + (SELECT count(*) FROM session WHERE phase = 'open')
            """)
        == 0;
  }

  /** Roll-ups that go on. */
  long roundUps() {
    return count("SELECT count(*) FROM target WHERE kind = 'ROLL_UP' AND ended_at IS NULL");
  }

  long count(String query) {
    return Long.parseLong(texts(query).getFirst());
  }

  private List<String> texts(String query) {
    var settings = new Properties();
    settings.setProperty("busy_timeout", "5000");
    var texts = new ArrayList<String>();
    try (var connection = DriverManager.getConnection(url, settings);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return texts;
  }

  /** All is well from now on: everything that waits comes home, then it is killed. */
  void bringHome() throws Exception {
    slack.faults().none();
    if (!process.isAlive()) {
      start("");
    }
    untilQuiet();
    kill();
  }

  void untilQuiet() {
    until(
        "everything to come home",
        () -> {
          stopAll();
          return quiet();
        });
  }

  /** What is wrong, a line each; while it does not run. */
  List<String> problems() throws Exception {
    var wrong = new ArrayList<String>();
    try (var database = Database.open(url)) {
      var sessions = new SessionTables(database, Duration.ZERO, InstantSource.system());
      var source = new QuickSource((_, _) -> {}, directory, InstantSource.system());
      var controls = new SessionControls(List.of(source));
      wrong.addAll(new Checker(slack, sessions, controls, url, deleted, Map.of()).problems());
    }
    if (damaged()) {
      wrong.add("the database is damaged");
    }
    long begun = count("SELECT count(*) FROM session");
    if (begun < taken || begun > asked) {
      wrong.add(begun + " sessions, " + asked + " asked for and " + taken + " acknowledged");
    }
    wrong.addAll(stopProblems());
    return wrong;
  }

  /** Each session that says it was stopped was stopped at its source, once, and no other was. */
  private List<String> stopProblems() throws IOException {
    var stopped = texts("SELECT id FROM session WHERE body LIKE '%Confirmed%' ORDER BY id");
    var executed = stops();
    var wrong = new ArrayList<String>();
    if (!stopped.equals(executed)) {
      wrong.add("sessions " + stopped + " were stopped, stops carried out are of " + executed);
    }
    var handles = texts("SELECT handle FROM session WHERE body LIKE '%Confirmed%'");
    if (!stopping.asked().containsAll(handles)) {
      wrong.add("of " + handles + " nobody but " + stopping.asked() + " was asked to stop");
    }
    return wrong;
  }

  /** Ids of sessions, one for each time that a stop was carried out. */
  List<String> stops() throws IOException {
    var file = directory.resolve("stops");
    return Files.exists(file) ? Files.readAllLines(file).stream().sorted().toList() : List.of();
  }

  /** A PostgreSQL server is not killed, and looks after its files itself. */
  private boolean damaged() {
    return url.startsWith(SQLITE)
        && count("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'") != 0;
  }

  long sessions() {
    return count("SELECT count(*) FROM session");
  }

  private static void until(String what, BooleanSupplier condition) {
    Until.holds(what, PATIENCE, condition);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws Exception {
    if (process != null) {
      kill();
    }
    slack.close();
  }
}
