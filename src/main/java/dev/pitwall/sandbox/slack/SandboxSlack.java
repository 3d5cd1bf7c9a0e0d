package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.http.HttpServer;
import dev.pitwall.http.Route;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A Slack workspace on one local port: {@code /api/<method>} for the app, {@code /} for people. It
 * refuses what Slack refuses. Tests act as people through {@link #person} and look at what there is
 * with {@link #messages}, {@link #thread} and {@link #calls}.
 */
public final class SandboxSlack implements AutoCloseable {
  final SlackSettings settings;
  final Workspace workspace;
  final Modals modals = new Modals();
  final Notices notices = new Notices();
  final Talk talk;
  final Clicks clicks;
  final Submissions submissions;
  final Shortcuts shortcuts;
  final EventFeed events;
  final AppRequests app;
  final Faults faults;
  private final Access access;
  private final RateLimits limits;
  private final WebApi api;
  private final Changed changed = new Changed();
  private final HttpServer http;
  private volatile String home = "";
  private volatile boolean open = true;
  final Set<LiveFeed> feeds = ConcurrentHashMap.newKeySet();

  private SandboxSlack(SlackSettings settings) throws IOException {
    this.settings = settings;
    workspace = new Workspace(settings.clock());
    if (settings.journal().isPresent()) {
      workspace.keepIn(settings.journal().get());
    }
    access = new Access(settings.botToken(), settings.app().scopes());
    limits = new RateLimits(settings.clock());
    faults = new Faults(access);
    app = new AppRequests(settings.signingSecret(), settings.clock());
    var triggers = new Triggers(settings.clock());
    var payloads = new Payloads(workspace, triggers, this::home);
    talk = new Talk(workspace, payloads, app, settings.app().commands());
    clicks = new Clicks(workspace, modals, payloads, app, notices);
    submissions = new Submissions(workspace, modals, payloads, app, notices);
    shortcuts = new Shortcuts(workspace, payloads, app, notices, settings.app().shortcuts());
    events = new EventFeed(workspace, app, settings.app().events(), settings.eventRetries());
    var conversations = new Conversations(workspace, access);
    var files = new FileMethods(workspace, conversations, this::home);
    api = new WebApi(workspace, access, limits, faults);
    api.add(new ChatMethods(workspace, conversations, this::home).methods());
    api.add(
        new ConversationMethods(workspace, conversations, access::scopes, faults::historyLag)
            .methods());
    api.add(new PeopleMethods(workspace, conversations, this::home).methods());
    api.add(new ViewMethods(workspace, modals, triggers).methods());
    api.add(files.methods());
    workspace.watch(_ -> changed.raise());
    modals.watch(_ -> changed.raise());
    notices.watch(_ -> changed.raise());
    api.onCall(_ -> changed.raise());
    http =
        new HttpServer(
            settings.host(),
            settings.port(),
            List.of(
                new Route("/api/*", new ApiServlet(api)),
                new Route("/response/*", new ResponseServlet(workspace, faults)),
                new Route("/upload/*", new FileServlet(workspace, files)),
                new Route("/files/*", new FileServlet(workspace, files)),
                new Route("/_page/*", new PageServlet(this)),
                new Route("/", new AssetServlet())));
  }

  /**
   * Listens, with everything the journal holds.
   *
   * @throws dev.pitwall.http.PortTaken when another process holds the port
   */
  public static SandboxSlack start(SlackSettings settings) throws IOException {
    var slack = new SandboxSlack(settings);
    slack.http.start();
    slack.home = "http://" + settings.host() + ":" + slack.http.port() + "/";
    return slack;
  }

  /** A workspace without a port: its calls come through {@link #call} alone. */
  public static SandboxSlack unconnected(SlackSettings settings) throws IOException {
    return new SandboxSlack(settings);
  }

  /** Answers one call of the Web API as over HTTP; the delay is not waited for. */
  public Reply call(String method, String token, Map<String, String> form) {
    return api.call(method, token, new Args(Json.MAPPER.valueToTree(form)));
  }

  /** Does the calls that were to be done late, as far as their time has come. */
  public void doWhatIsLate() {
    api.doWhatIsLate();
  }

  /** False once it is being closed; pages that listen end then. */
  boolean open() {
    return open;
  }

  private String home() {
    return home;
  }

  /** Where the app takes Slack's requests, usually {@code …/slack/events}. */
  public void connectApp(URI url) {
    app.connect(url);
  }

  /** Slack's check of the app's URL when it is set: the app must give the challenge back. */
  public boolean verifyAppUrl() {
    var challenge = Ids.random(40);
    var answer =
        app.event(
            Json.object()
                .put("token", Payloads.TOKEN)
                .put("challenge", challenge)
                .put("type", "url_verification"),
            0,
            "");
    boolean given =
        answer.json().map(json -> json.path("challenge").asText().equals(challenge)).orElse(false);
    return answer.ok() && (given || answer.body().strip().equals(challenge));
  }

  /** Where people reach the page; ends in a slash. */
  public URI url() {
    return URI.create(home);
  }

  /** What the app calls instead of {@code https://slack.com/api/}. */
  public URI apiUrl() {
    return URI.create(home + "api/");
  }

  /** Somebody here: {@code alice}, {@code bob} or {@code carol}. */
  public Person person(String name) {
    var resident = workspace.people.get("U0" + name.toUpperCase(Locale.ROOT));
    if (resident == null || resident.bot()) {
      throw new IllegalArgumentException("Nobody here is called " + name + ".");
    }
    return new Person(resident, this);
  }

  public Person alice() {
    return person("alice");
  }

  public Person bob() {
    return person("bob");
  }

  public Person carol() {
    return person("carol");
  }

  /** What stands in a channel itself, oldest first; threads are {@link #thread}. */
  public List<SentMessage> messages(String channel) {
    return workspace.exclusively(() -> {
      var found = channel(channel);
      return found.timeline().stream().map(m -> seen(found, m)).toList();
    });
  }

  /** The app's messages in a channel itself, oldest first. */
  public List<SentMessage> cards(String channel) {
    return messages(channel).stream().filter(SentMessage::byApp).toList();
  }

  /** The replies to a message, oldest first, without the message itself. */
  public List<SentMessage> thread(SentMessage parent) {
    return workspace.exclusively(() -> {
      var found = channel(parent.channel());
      return found.thread(parent.ts()).stream().skip(1).map(m -> seen(found, m)).toList();
    });
  }

  /** The message as it reads now, empty when it was deleted. */
  public Optional<SentMessage> find(String channel, String ts) {
    return workspace.exclusively(() -> {
      var found = channel(channel);
      return Optional.ofNullable(found.messages.get(ts))
          .filter(message -> !message.path("subtype").asText().equals("tombstone"))
          .map(message -> seen(found, found.told(message)));
    });
  }

  /** The message as it reads now; it must be there. */
  public SentMessage now(SentMessage earlier) {
    return message(earlier.channel(), earlier.ts());
  }

  SentMessage message(String channel, String ts) {
    return find(channel, ts)
        .orElseThrow(() -> new IllegalStateException("Message " + ts + " is gone."));
  }

  private Channel channel(String name) {
    return workspace
        .find(name)
        .orElseThrow(() -> new IllegalArgumentException("No channel " + name + " here."));
  }

  private static SentMessage seen(Channel channel, ObjectNode message) {
    return new SentMessage(channel.id, Optional.empty(), message);
  }

  /**
   * Waits for something to be seen here; looks again after every change.
   *
   * @param what is waited for, for the message when it does not come
   * @throws IllegalStateException when it has not come in time
   */
  public <T> T await(String what, Duration within, Supplier<Optional<T>> look)
      throws InterruptedException {
    return changed
        .until(within, look)
        .orElseThrow(() -> new IllegalStateException("In " + within + " there was no " + what));
  }

  /** Every call of the Web API so far, in order. */
  public List<Call> calls() {
    return api.calls();
  }

  /** The calls of one method so far, in order. */
  public List<Call> calls(String method) {
    return calls().stream().filter(call -> call.method().equals(method)).toList();
  }

  public void forgetCalls() {
    api.forgetCalls();
  }

  /** Hears of every call as it is answered; must not block. */
  public void onCall(Consumer<Call> listener) {
    api.onCall(listener);
  }

  /** Every request that was sent to the app so far, in order of their answers. */
  public List<Delivery> deliveries() {
    return app.sent();
  }

  /** Sends a request to the app once more, signed now, as a doubled network packet would. */
  public AppAnswer redeliver(Delivery delivery) {
    return app.again(delivery);
  }

  public Faults faults() {
    return faults;
  }

  /** Turns the rate limits off or on again; they are on at the start. */
  public void rateLimits(boolean on) {
    limits.on(on);
  }

  /** What the bot token may do from now on. */
  public void scopes(Set<String> scopes) {
    access.scopes(scopes);
  }

  /** Archives a channel, or takes it back. */
  public void archive(String channel, boolean archived) {
    workspace.change(new Change.Archived(channel(channel).id, archived));
  }

  /** Whether a channel is archived, in which nobody can type then. */
  public boolean archived(String channel) {
    return workspace.exclusively(() -> channel(channel).archived);
  }

  @Override
  public void close() throws IOException {
    open = false;
    feeds.forEach(LiveFeed::wake);
    events.close();
    app.close();
    http.close();
    workspace.close();
  }
}
