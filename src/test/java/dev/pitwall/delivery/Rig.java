package dev.pitwall.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pitwall.sandbox.slack.Call;
import dev.pitwall.sandbox.slack.SandboxSlack;
import dev.pitwall.sandbox.slack.SentMessage;
import dev.pitwall.sandbox.slack.SettableClock;
import dev.pitwall.sandbox.slack.SlackSettings;
import dev.pitwall.session.Act;
import dev.pitwall.session.Channel;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.SessionStore;
import dev.pitwall.session.SessionTracker;
import dev.pitwall.session.Sessions;
import dev.pitwall.slack.SlackApi;
import dev.pitwall.slack.SlackMessages;
import dev.pitwall.store.Database;
import dev.pitwall.store.DeliveryTables;
import dev.pitwall.store.SessionTables;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A courier between the real database and the sandbox's Slack; time stands still until moved. */
final class Rig implements AutoCloseable {
  static final Duration GATHER = Duration.ofSeconds(20);
  private static final String TOKEN = "xoxb-sandbox";

  final SettableClock clock = new SettableClock();
  final MeterRegistry registry = new SimpleMeterRegistry();
  final SandboxSlack slack;
  private final Path directory;
  private final SlackApi api;
  private int acts;
  Pace pace = Pace.SLACK;
  Function<SessionStore, Renderer> renderer = PlainRenderer::new;
  Database database;
  SessionTables sessions;
  DeliveryTables targets;
  SessionTracker tracker;
  Courier courier;

  Rig(Path directory) throws Exception {
    this.directory = directory;
    slack = SandboxSlack.start(SlackSettings.of(TOKEN, "secret").clock(clock));
    api = new SlackApi(slack.apiUrl(), TOKEN, Duration.ofSeconds(20), clock);
    open(sender -> sender);
  }

  private void open(UnaryOperator<MessageSender> between) throws Exception {
    database = Database.open("jdbc:sqlite:" + directory.resolve("pitwall.db"));
    sessions = new SessionTables(database, GATHER, clock);
    targets = new DeliveryTables(database, GATHER);
    tracker = new SessionTracker(sessions, clock, n -> (int) (Math.random() * n));
    var sender = between.apply(new SlackMessages(api));
    courier = new Courier(targets, sender, renderer.apply(sessions), pace, registry, clock);
    database.afterCommit(courier::wake);
  }

  /** As after a kill: nothing is kept but what is on disk. */
  void restart() throws Exception {
    restart(sender -> sender);
  }

  void restart(UnaryOperator<MessageSender> between) throws Exception {
    courier.close();
    database.close();
    open(between);
  }

  SessionId begin(String title, Channel channel) {
    var act = "act" + acts++;
    var start =
        new Act(
            act, SessionTracker.sessionFor(act), Sessions.ALICE, clock.instant(), new Act.Start());
    return tracker.queue(start, Sessions.task(title), channel).id();
  }

  void tell(SessionId id, SessionEvent event) {
    tracker.tell(id, event);
  }

  void says(SessionId id, String text) {
    tell(id, new SessionEvent.Logged(List.of(new LogEntry.Message(clock.instant(), text))));
  }

  void thinks(SessionId id, String text) {
    tell(id, new SessionEvent.Logged(List.of(new LogEntry.Thought(clock.instant(), text))));
  }

  void deliver() throws InterruptedException {
    courier.runDue();
  }

  /** Time goes by a second at a time. */
  void pass(long seconds) throws InterruptedException {
    for (int i = 0; i < seconds; i++) {
      clock.forward(Duration.ofSeconds(1));
      courier.runDue();
    }
  }

  List<String> cards(String channel) {
    return slack.cards(channel).stream().map(SentMessage::text).toList();
  }

  /** Replies under the last card. */
  List<String> replies(String channel) {
    return slack.thread(slack.cards(channel).getLast()).stream().map(SentMessage::text).toList();
  }

  List<Call> posts() {
    return slack.calls("chat.postMessage");
  }

  List<Call> edits() {
    return slack.calls("chat.update");
  }

  double counted(String outcome) {
    return registry.get("pitwall.slack.messages").tag("outcome", outcome).counter().count();
  }

  /** Somebody deletes a message of the app's. */
  void delete(SentMessage message) throws Exception {
    var body = "channel=" + message.channel() + "&ts=" + message.ts();
    var request =
        HttpRequest.newBuilder(URI.create(slack.apiUrl() + "chat.delete"))
            .header("Authorization", "Bearer " + TOKEN)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
      JsonNode json = new ObjectMapper().readTree(answer);
      if (!json.path("ok").asBoolean()) {
        throw new AssertionError(answer);
      }
    }
  }

  @Override
  public void close() throws Exception {
    courier.close();
    database.close();
    api.close();
    slack.close();
  }
}
