package dev.pitwall.desk;

import static dev.pitwall.session.Sessions.AGENTS;
import static dev.pitwall.session.Sessions.ALICE;
import static dev.pitwall.session.Sessions.PIT_LANE;
import static dev.pitwall.session.Sessions.SEVEN;
import static dev.pitwall.session.Sessions.SHOP;

import dev.pitwall.access.LinkedAccounts;
import dev.pitwall.access.Secret;
import dev.pitwall.access.TokenIssuer;
import dev.pitwall.action.ActionRequest;
import dev.pitwall.action.Actions;
import dev.pitwall.card.Reply;
import dev.pitwall.command.CommandRequest;
import dev.pitwall.command.Commands;
import dev.pitwall.delivery.Target;
import dev.pitwall.session.Channel;
import dev.pitwall.session.Dispatcher;
import dev.pitwall.session.Handle;
import dev.pitwall.session.Openness;
import dev.pitwall.session.Person;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionControls;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionFilter;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.SessionRef;
import dev.pitwall.session.SessionStore;
import dev.pitwall.session.SessionTracker;
import dev.pitwall.store.AccountTable;
import dev.pitwall.store.Database;
import dev.pitwall.store.DatabaseRefused;
import dev.pitwall.store.DeliveryTables;
import dev.pitwall.store.OldLogs;
import dev.pitwall.store.OpennessTable;
import dev.pitwall.store.SessionTables;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Commands and actions over a database file of their own, with a source that is told what to do.
 */
public final class Desk implements AutoCloseable {
  private static final Secret KEY = new Secret("0123456789abcdef0123456789abcdef");

  public final FakeSource source = new FakeSource("acp", "the agent");

  /** Finds sessions by itself; there is no repository to start one in. */
  public final FakeSource github = new FakeSource("github", "GitHub");

  public final SessionStore store;
  public final Openness channels;
  public final SessionTracker tracker;
  public final Dispatcher dispatcher;
  public final LinkedAccounts accounts;
  public final FakeLinking linking;
  public final Commands commands;
  public final Actions actions;
  public Instant now = SEVEN;

  /** Carries what is not waited for; at once unless a test wants to see the time between. */
  public Executor soon = Runnable::run;

  private final Database database;
  private final DeliveryTables delivery;
  private int requests;
  private int posts;

  /**
   * @param directory empty, for the database
   */
  public Desk(Path directory) {
    try {
      database = Database.open("jdbc:sqlite:" + directory.resolve("desk.db"));
    } catch (DatabaseRefused e) {
      throw new AssertionError(e);
    }
    var gather = Duration.ofSeconds(20);
    delivery = new DeliveryTables(database, gather);
    store = new SessionTables(database, gather, () -> now);
    channels = new OpennessTable(database, () -> now);
    channels.heard(AGENTS, true);
    channels.heard(SHOP, true);
    tracker = new SessionTracker(store, () -> now, new Handles()::next);
    var controls = new SessionControls(List.of(source, github));
    github.repositories = List.of();
    dispatcher = new Dispatcher(tracker, store, controls, () -> now, task -> soon.execute(task));
    accounts =
        new LinkedAccounts(
            new AccountTable(database), List.of(KEY), TokenIssuer.NONE, true, () -> now);
    linking = new FakeLinking(accounts);
    commands = new Commands(store, tracker, dispatcher, controls, accounts, linking, () -> now);
    actions = new Actions(store, tracker, dispatcher, controls, () -> now);
  }

  /** Alice types it in #agents. */
  public String type(String text) {
    return type(ALICE, AGENTS, text);
  }

  public String type(Person person, Channel channel, String text) {
    return Seen.of(commands.run(new CommandRequest(request(), channel, person, text)));
  }

  /** Alice types it in #agents; what is done then. */
  public Reply run(String text) {
    return commands.run(new CommandRequest(request(), AGENTS, ALICE, text));
  }

  /** Alice clicks in #agents; {@code ts} is the message clicked on. */
  public String click(String actionId, String value, @Nullable String ts) {
    return click(ALICE, AGENTS, actionId, value, ts);
  }

  public Reply reply(String actionId, String value, @Nullable String ts) {
    return act(ALICE, AGENTS, actionId, value, ts, "", Map.of());
  }

  /** Alice clicks the button of that text in what she was shown. */
  public Reply press(Reply shown, String text) {
    var button = Seen.button(shown, text);
    return reply(button.path("action_id").asText(), button.path("value").asText(), null);
  }

  public String click(
      Person person,
      @Nullable Channel channel,
      String actionId,
      String value,
      @Nullable String ts) {
    return Seen.of(act(person, channel, actionId, value, ts, "", Map.of()));
  }

  /** Alice sends off a dialog. */
  public String submit(String callbackId, String metadata, Map<String, String> inputs) {
    return Seen.of(act(ALICE, null, callbackId, metadata, null, "", inputs));
  }

  public Reply act(
      Person person,
      @Nullable Channel channel,
      String actionId,
      String value,
      @Nullable String ts,
      String messageText,
      Map<String, String> inputs) {
    var request = new ActionRequest(request(), channel, person, value, ts, messageText, inputs);
    return actions.find(actionId).orElseThrow().run(request);
  }

  /** One that runs, started by Alice in #agents; handles are k3f9, p7xq, m2ad, q8wd, b4tt, … */
  public Session running(String prompt) {
    return running(ALICE, AGENTS, prompt);
  }

  public Session running(Person person, Channel channel, String prompt) {
    var before = store.list(ALICE, SessionFilter.ALL, null, 1);
    type(person, channel, "start acme/shop " + prompt);
    var session = store.list(ALICE, SessionFilter.ALL, null, 1).getFirst();
    if (before.contains(session)) {
      throw new AssertionError("nothing was started");
    }
    source.asked.clear();
    return tell(
        session, new SessionEvent.Started(new SessionRef("acp", session.id().text()), null));
  }

  /** Its source tells something; the session after that. */
  public Session tell(Session session, SessionEvent event) {
    tracker.tell(session.id(), event);
    return session(session.id());
  }

  public Session session(SessionId id) {
    return store.find(id).orElseThrow();
  }

  public Session session(String handle) {
    return store.find(PIT_LANE, new Handle(handle)).orElseThrow();
  }

  /** Everything that should be in Slack is, from {@code 1700000000.000100} on. */
  public void delivered() {
    for (var due = due(); !due.isEmpty(); due = due()) {
      for (var target : due) {
        delivery.sending(target, -1, now);
        delivery.sent(
            target, "1700000000.%06d".formatted(++posts * 100), target.desired(), "h", now);
      }
    }
  }

  /** Drops logs of sessions that ended this many days ago. */
  public void dropLogs(int days) {
    new OldLogs(database, Duration.ofDays(days)).drop(now);
  }

  private List<Target> due() {
    return delivery.due(now, Set.of(), 100);
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  private String request() {
    return "request-" + ++requests;
  }

  @Override
  public void close() {
    database.close();
  }
}
