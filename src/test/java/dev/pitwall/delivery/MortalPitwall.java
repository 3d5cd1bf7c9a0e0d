package dev.pitwall.delivery;

import dev.pitwall.action.Actions;
import dev.pitwall.command.Commands;
import dev.pitwall.delivery.TokenBucket.Rate;
import dev.pitwall.github.link.AccountLinks;
import dev.pitwall.http.HttpServer;
import dev.pitwall.http.Route;
import dev.pitwall.session.Dispatcher;
import dev.pitwall.session.SessionControls;
import dev.pitwall.session.SessionTracker;
import dev.pitwall.session.Workspace;
import dev.pitwall.slack.AckMeters;
import dev.pitwall.slack.InboxRunner;
import dev.pitwall.slack.SlackApi;
import dev.pitwall.slack.SlackEndpoint;
import dev.pitwall.slack.SlackMessages;
import dev.pitwall.store.AccountTable;
import dev.pitwall.store.Database;
import dev.pitwall.store.DatabaseRefused;
import dev.pitwall.store.DeliveryTables;
import dev.pitwall.store.InboxTable;
import dev.pitwall.store.Instance;
import dev.pitwall.store.Leases;
import dev.pitwall.store.OpennessTable;
import dev.pitwall.store.SessionTables;
import dev.pitwall.store.VisitTable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;

/**
 * A process with all of Pitwall between Slack and a {@link QuickSource}, which halts when it comes
 * to a given edge. Arguments: the database's URL, Slack's API, the port, the file of stops, and the
 * edge, which may be left out.
 */
final class MortalPitwall {
  static final String TOKEN = "xoxb-mortal";
  static final String SECRET = "mortal-secret";
  static final int HALTED = 86;

  /** So that a test need not wait long, and is limited by the processor alone. */
  static final Pace QUICK =
      new Pace(
          new Rate(50, 6_000),
          new Rate(5, 3_000),
          new Rate(50, 6_000),
          new Rate(50, 6_000),
          new Rate(50, 6_000),
          2,
          Duration.ofMillis(200),
          64,
          new RollUpRule(
              Duration.ofMillis(100),
              Duration.ofSeconds(1),
              Duration.ZERO,
              Duration.ofMillis(1),
              Duration.ofMillis(500),
              1));

  private static final Duration GATHER = Duration.ofMillis(150);

  private MortalPitwall() {}

  public static void main(String[] args) throws Exception {
    var edge = args.length > 4 ? args[4] : "";
    var database = opened(args[0]);
    var clock = database.clock(InstantSource.system());
    var sessions = new SessionTables(database, GATHER, clock);
    var tracker = new SessionTracker(sessions, clock, new SecureRandom()::nextInt);
    var source = new QuickSource(tracker, Path.of(args[3]), clock);
    var controls = new SessionControls(List.of(source));
    var wishes = Executors.newVirtualThreadPerTaskExecutor();
    var dispatcher = new Dispatcher(tracker, sessions, controls, clock, wishes);
    var links =
        new AccountLinks(
            new AccountTable(database),
            new VisitTable(database),
            List.of(),
            null,
            null,
            URI.create("http://127.0.0.1:9/"),
            clock,
            wishes);
    var patience = database.shared() ? Leases.CALL : SlackApi.PATIENCE;
    var api = new SlackApi(URI.create(args[1]), TOKEN, patience, clock);
    var inbox = around(Inbox.class, new InboxTable(database), edge);
    var registry = new SimpleMeterRegistry();
    var requests =
        InboxRunner.of(
            inbox,
            new Commands(sessions, tracker, dispatcher, controls, links.accounts(), links, clock)
                ::run,
            new Actions(sessions, tracker, dispatcher, controls, clock).all(),
            new OpennessTable(database, clock),
            api,
            clock);
    var courier =
        new Courier(
            around(DeliveryStore.class, new DeliveryTables(database, GATHER), edge),
            around(MessageSender.class, sender(api, database.leases()), edge),
            new SessionRenderer(sessions, controls),
            QUICK,
            registry,
            clock);
    database.afterCommit(courier::wake);
    database.afterOthers(dispatcher::carryArrivedActs);
    database
        .leases()
        .onTaken(name ->
            Leases.workspace(name)
                .ifPresent(workspace -> courier.tookOver(new Workspace(workspace))));
    var endpoint =
        new SlackEndpoint(List.of(SECRET), inbox, requests, new AckMeters(registry), clock, clock);
    new HttpServer(
            "127.0.0.1", Integer.parseInt(args[2]), List.of(new Route("/slack/events", endpoint)))
        .start();
    database.leases().start();
    source.resume(sessions.open("acp"));
    dispatcher.carryLeft(sessions.openActs());
    requests.resume();
    courier.start();
    inbox.forget(clock.instant().minus(Duration.ofDays(1)));
    Thread.currentThread().join();
  }

  private static Database opened(String url) throws DatabaseRefused {
    return Database.shareable(url)
        ? Database.open(url, new Instance("mortal", Set.of("acp")))
        : Database.open(url);
  }

  private static MessageSender sender(SlackApi api, Leases leases) {
    return new SenderInTurn(
        new SlackMessages(api),
        workspace -> leases.covers(Leases.sending(workspace.id()), Leases.CALL));
  }

  private static <T> T around(Class<T> port, T real, String edge) {
    return Edges.around(
        port,
        real,
        name -> {
          if (name.equals(edge)) {
            Runtime.getRuntime().halt(HALTED);
          }
        });
  }
}
