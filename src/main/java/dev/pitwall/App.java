package dev.pitwall;

import dev.pitwall.acp.AgentsFile;
import dev.pitwall.acp.InvalidAgentsFile;
import dev.pitwall.acp.Limits;
import dev.pitwall.acp.LocalAgents;
import dev.pitwall.action.Actions;
import dev.pitwall.command.Commands;
import dev.pitwall.delivery.Courier;
import dev.pitwall.delivery.Pace;
import dev.pitwall.delivery.SenderInTurn;
import dev.pitwall.delivery.SessionRenderer;
import dev.pitwall.github.follow.Rhythm;
import dev.pitwall.github.link.AccountLinks;
import dev.pitwall.github.task.News;
import dev.pitwall.http.AliveEndpoint;
import dev.pitwall.http.HttpServer;
import dev.pitwall.http.MetricsEndpoint;
import dev.pitwall.http.ReadyEndpoint;
import dev.pitwall.http.Route;
import dev.pitwall.session.Dispatcher;
import dev.pitwall.session.SessionControls;
import dev.pitwall.session.SessionTracker;
import dev.pitwall.session.Workspace;
import dev.pitwall.slack.AckMeters;
import dev.pitwall.slack.ChannelQuestions;
import dev.pitwall.slack.InboxRunner;
import dev.pitwall.slack.SlackApi;
import dev.pitwall.slack.SlackEndpoint;
import dev.pitwall.slack.SlackMessages;
import dev.pitwall.store.AccountTable;
import dev.pitwall.store.Database;
import dev.pitwall.store.DatabaseRefused;
import dev.pitwall.store.DeliveryTables;
import dev.pitwall.store.HintTable;
import dev.pitwall.store.InboxTable;
import dev.pitwall.store.Instance;
import dev.pitwall.store.Leases;
import dev.pitwall.store.OpennessTable;
import dev.pitwall.store.SessionTables;
import dev.pitwall.store.TrialTable;
import dev.pitwall.store.VisitTable;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pitwall put together: every part, in order. */
final class App implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(App.class);

  private static final Duration LINKS = Duration.ofSeconds(1);
  private static final Duration CHANNELS = Duration.ofSeconds(2);
  private static final AgentsFile NO_AGENTS = new AgentsFile(Path.of(""), Map.of(), List.of());

  private final Config config;
  private final Home home;
  private final Database database;
  private final SessionTables sessions;
  private final AccountLinks links;
  private final @Nullable GitHubParts github;
  private final SessionControls controls;
  private final Dispatcher dispatcher;
  private final InboxRunner requests;
  private final SlackApi slack;
  private final SlackApi messages;
  private final ChannelQuestions channels;
  private final Courier courier;
  private final HttpServer http;
  private final Together together;
  private final Chores chores;
  private final Housekeeping house;
  private final InstantSource clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("timer").factory());
  private final ExecutorService wishes =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("wish-", 0).factory());

  private App(Config config, AgentsFile agents, Map<String, String> environment, InstantSource wall)
      throws DatabaseRefused, ConfigError, IOException {
    this.config = config;
    var registry = MetricsEndpoint.registry();
    home =
        Database.shareable(config.databaseUrl())
            ? Home.take(config.dataDirectory())
            : Home.shared(config.dataDirectory());
    database = opened();
    clock = database.clock(new SteadyClock(wall, System::nanoTime));
    sessions = new SessionTables(database, config.digestEvery(), clock);
    links = links();
    var inbox = new InboxTable(database);
    var openness = new OpennessTable(database, clock);
    var tracker = new SessionTracker(sessions, clock, new SecureRandom()::nextInt);
    github = github(tracker, registry);
    var localAgents =
        new LocalAgents(
            agents, config.dataDirectory(), environment, tracker, clock, timer, Limits.DEFAULT);
    controls =
        new SessionControls(
            github == null ? List.of(localAgents) : List.of(localAgents, github.sessions()));
    dispatcher = new Dispatcher(tracker, sessions, controls, clock, wishes);
    slack = new SlackApi(config.slackApi(), config.slackToken(), SlackApi.PATIENCE, clock);
    // Under a lease a call must end before another instance may send.
    var patience = database.shared() ? Leases.CALL : SlackApi.PATIENCE;
    messages = new SlackApi(config.slackApi(), config.slackToken(), patience, clock);
    house = new Housekeeping(database, config, slack, clock);
    house.open();
    channels = new ChannelQuestions(slack, openness, clock);
    requests =
        InboxRunner.of(
            inbox,
            new Commands(sessions, tracker, dispatcher, controls, links.accounts(), links, clock)
                ::run,
            new Actions(sessions, tracker, dispatcher, controls, clock).all(),
            openness,
            slack,
            clock);
    registry.gauge("pitwall.inbox.waiting", requests, InboxRunner::waiting);
    courier =
        new Courier(
            new DeliveryTables(database, config.digestEvery()),
            new SenderInTurn(new SlackMessages(messages), this::ourTurn),
            new SessionRenderer(sessions, controls),
            Pace.SLACK,
            registry,
            clock);
    database.afterCommit(courier::wake);
    var hints = new HintTable(database, clock);
    together = new Together(database, sessions, controls, dispatcher, courier, links, wishes);
    if (github != null) {
      var copilot = github.sessions();
      together.share(copilot, hints);
      links.whenShared(() -> copilot.accountsChanged(sessions.open(News.PROVIDER)));
    }
    chores =
        new Chores(database.leases(), sessions, inbox, hints, dispatcher, requests, timer, clock);
    http = new HttpServer(config.host(), config.port(), routes(inbox, registry, wall));
  }

  /** Local agents' sessions stay with the instance that started them. */
  private Database opened() throws DatabaseRefused, IOException {
    try {
      var here = new Instance(home.id(), Set.of(LocalAgents.PROVIDER));
      return Database.open(config.databaseUrl(), here);
    } catch (DatabaseRefused e) {
      home.close();
      throw e;
    }
  }

  private boolean ourTurn(Workspace workspace) {
    return database.leases().covers(Leases.sending(workspace.id()), Leases.CALL);
  }

  private List<Route> routes(
      InboxTable inbox, PrometheusMeterRegistry registry, InstantSource wall) {
    var endpoint =
        new SlackEndpoint(
            config.signingSecrets(), inbox, requests, new AckMeters(registry), wall, clock);
    var routes = new ArrayList<>(links.routes());
    if (github != null) {
      routes.addAll(github.routes());
    }
    routes.add(new Route("/slack/events", endpoint));
    routes.add(new Route("/healthz", new AliveEndpoint()));
    routes.add(new Route("/readyz", new ReadyEndpoint(Readiness.checks(database, courier))));
    routes.add(new Route("/metrics", new MetricsEndpoint(registry)));
    return routes;
  }

  private AccountLinks links() throws ConfigError, IOException {
    var table = new AccountTable(database);
    if (config.secretKeys().isEmpty() && !table.all().isEmpty()) {
      database.close();
      home.close();
      throw new ConfigError(
          List.of(SecretKeys.missing("the database holds tokens that are encrypted by it")));
    }
    var github = config.github();
    return new AccountLinks(
        table,
        new VisitTable(database),
        config.secretKeys(),
        github == null ? null : github.app(),
        github == null ? null : github.token(),
        github == null ? URI.create(Variable.GITHUB_API_URL.standard()) : github.api(),
        clock,
        wishes);
  }

  private @Nullable GitHubParts github(SessionTracker tracker, PrometheusMeterRegistry registry) {
    var settings = config.github();
    return settings == null
        ? null
        : GitHubParts.of(
            settings,
            links.accounts(),
            new TrialTable(database),
            sessions,
            tracker,
            new SessionTracker(sessions.under(Leases.TRACKING), clock, new SecureRandom()::nextInt),
            new Rhythm(config.poll()),
            registry,
            clock,
            wishes);
  }

  /**
   * Opens, listens, and takes up what was left when Pitwall last ran.
   *
   * @param environment Pitwall's, for the agents file and the agents' processes
   */
  static App start(Config config, Map<String, String> environment, InstantSource clock)
      throws ConfigError, DatabaseRefused, InvalidAgentsFile, IOException {
    var file = config.agents();
    var agents = file == null ? NO_AGENTS : AgentsFile.read(file, environment);
    var app = new App(config, agents, environment, clock);
    var left = Left.read(app.sessions, app.controls.all());
    try {
      app.http.start();
    } catch (IOException e) {
      app.close();
      throw e;
    }
    app.takeUp(left);
    return app;
  }

  private void takeUp(Left left) {
    // Who asks for something waits for what GitHub says of its token; the start does not.
    wishes.execute(links::runDue);
    database.leases().start();
    left.takeUp(dispatcher);
    requests.resume();
    courier.start();
    chores.start();
    chores.every(LINKS, links::runDue);
    house.keepBy(chores);
    chores.once(CHANNELS, channels::runDue);
    if (github != null) {
      github.sessions().open();
    }
    LOG.info(
        "Pitwall {} listens on http://{}:{}, database {}",
        VersionCommand.version(),
        config.host(),
        port(),
        config.databaseName());
  }

  /** The port listened on. */
  int port() {
    return http.port();
  }

  /** Ends local agents, sends what they leave to be told, and lets go of everything. */
  @Override
  public void close() {
    http.close();
    requests.close();
    chores.close();
    for (var control : controls.all()) {
      control.close();
    }
    if (github != null) {
      github.close();
    }
    wishes.shutdown();
    timer.shutdownNow();
    links.close();
    try {
      courier.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    slack.close();
    messages.close();
    database.close();
    try {
      home.close();
    } catch (IOException e) {
      LOG.debug("The data directory was not let go of", e);
    }
  }
}
