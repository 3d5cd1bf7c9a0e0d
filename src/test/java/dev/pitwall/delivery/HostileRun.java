package dev.pitwall.delivery;

import dev.pitwall.delivery.RollUpStore.Crowd;
import dev.pitwall.sandbox.slack.Call;
import dev.pitwall.sandbox.slack.Mischief;
import dev.pitwall.sandbox.slack.SandboxSlack;
import dev.pitwall.sandbox.slack.SlackSettings;
import dev.pitwall.session.Channel;
import dev.pitwall.session.SessionControls;
import dev.pitwall.session.SessionTracker;
import dev.pitwall.session.Sessions;
import dev.pitwall.slack.InProcess;
import dev.pitwall.slack.SlackApi;
import dev.pitwall.slack.SlackMessages;
import dev.pitwall.store.Database;
import dev.pitwall.store.DeliveryTables;
import dev.pitwall.store.SessionTables;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Pitwall's delivery on a real database against a hostile Slack, under load, with deaths of the
 * process in between, in simulated time; then all is well again and everything is brought home.
 */
final class HostileRun implements AutoCloseable {
  static final Duration DOWN = Duration.ofSeconds(2);
  static final Duration LATENCY = Duration.ofMillis(150);

  private static final Instant START = Instant.parse("2026-11-22T07:00:00Z");
  private static final Duration STEP = Duration.ofMillis(50);
  private static final Duration GATHER = Duration.ofSeconds(20);
  private static final Duration LONGEST = Duration.ofHours(12);

  /** Rolls up the little that there is to tell here. */
  private static final Pace EAGER =
      Pace.SLACK.with(
          new RollUpRule(
              Duration.ofSeconds(2),
              Duration.ofSeconds(30),
              Duration.ofSeconds(1),
              Duration.ofSeconds(1),
              Duration.ofSeconds(10),
              1));

  private static final String TOKEN = "xoxb-hostile";
  private static final List<Channel> CHANNELS =
      Stream.of("C0AGENTS", "C0SHOP", "C0RANDOM").map(c -> channel(c)).toList();

  private final SimulatedTime time = new SimulatedTime(START);
  private final Random random;
  private final String url;
  private final Pace pace;
  private final Duration length;
  private final SandboxSlack slack;
  private final Mischief mischief;
  private final Load load;
  private final SlackApi api;
  private final List<Instant> starts = new ArrayList<>();
  private final SessionControls controls = new SessionControls(List.of());
  private Database database;
  private SessionTables sessions;
  private DeliveryTables targets;
  private SessionTracker tracker;
  private Courier courier;
  private boolean up;
  private boolean woken;
  private boolean hostile = true;
  private int edgesToDeath = Integer.MAX_VALUE;

  /**
   * @param url of a new database
   */
  HostileRun(long seed, String url, Duration length) throws Exception {
    this.random = new Random(seed);
    this.url = url;
    this.length = length;
    this.pace = seed % 2 == 0 ? Pace.SLACK : EAGER;
    slack = SandboxSlack.unconnected(SlackSettings.of(TOKEN, "secret").clock(time));
    slack.alice().inviteApp("C0RANDOM");
    mischief = new Mischief(slack, random.nextLong(), random.nextDouble() * 0.15);
    load = new Load(random.nextLong(), time, CHANNELS);
    api = InProcess.api(slack, TOKEN, time, this::wait);
    open();
  }

  private static Channel channel(String id) {
    return new Channel(Sessions.PIT_LANE, id);
  }

  private void wait(Duration delay) {
    time.sleep(delay.plusMillis(20 + random.nextInt((int) LATENCY.toMillis() - 20)));
  }

  private void open() throws Exception {
    database = Database.open(url);
    sessions = new SessionTables(database, GATHER, time);
    targets = new DeliveryTables(database, GATHER);
    tracker = new SessionTracker(sessions, time, random::nextInt);
    starts.add(time.instant());
    courier =
        new Courier(
            Edges.around(DeliveryStore.class, targets, this::edge),
            Edges.around(MessageSender.class, new SlackMessages(api), this::edge),
            new SessionRenderer(sessions, controls),
            pace,
            new SimpleMeterRegistry(),
            time,
            time.threads(() -> woken = true));
    up = true;
    woken = true;
  }

  /** Where a process may die. */
  private void edge(String name) {
    if (--edgesToDeath == 0) {
      time.at(time.instant(), this::die);
      time.sleep(Duration.ofNanos(1)); // And does not come back.
    }
  }

  private void die() {
    edgesToDeath = Integer.MAX_VALUE;
    if (up) {
      up = false;
      time.killThreads();
      database.close();
      time.at(time.instant().plus(DOWN), this::reopen);
    }
  }

  private void reopen() {
    try {
      open();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Runs to where nothing waits. */
  void run() {
    plan();
    var end = START.plus(LONGEST);
    var due = START;
    var looked = START;
    while (time.instant().isBefore(end)) {
      var event = time.next();
      var next = event == null || due.isBefore(event) ? due : event;
      time.to(next.isAfter(time.instant()) ? next : time.instant().plus(STEP));
      slack.doWhatIsLate();
      if (up && (woken || !due.isAfter(time.instant()))) {
        woken = false;
        due = step();
      }
      if (!hostile && looked.plusSeconds(10).isBefore(time.instant())) {
        looked = time.instant();
        if (quiet()) {
          return;
        }
      }
    }
  }

  private Instant step() {
    try {
      return courier.step();
    } catch (SimulatedTime.Killed _) {
      return time.instant().plus(STEP);
    }
  }

  private boolean quiet() {
    var future = time.instant().plus(Duration.ofDays(9));
    return up
        && targets.due(future, Set.of(), 1).isEmpty()
        && targets.rechecks(future, Set.of(), 1).isEmpty()
        && targets.crowds(time.instant()).stream().noneMatch(Crowd::rolledUp);
  }

  private void plan() {
    long millis = length.toMillis();
    for (int i = 0; i < millis / 3_000; i++) {
      at(random.nextLong(millis), this::act);
    }
    for (int i = random.nextInt(8); i > 0; i--) {
      at(random.nextLong(millis), () -> mischief.happen(List.of("C0AGENTS", "C0SHOP", "C0RANDOM")));
    }
    for (int i = random.nextInt(5); i > 0; i--) {
      at(random.nextLong(millis), this::dieSoon);
    }
    for (long at = 0; at < millis; at += 1_000) {
      at(at, mischief::mend);
    }
    at(millis, this::heal);
  }

  private void at(long millis, Runnable what) {
    time.at(START.plusMillis(millis), what);
  }

  private void act() {
    if (up) {
      load.step(tracker, sessions);
      woken = true;
    }
  }

  private void dieSoon() {
    if (random.nextBoolean()) {
      die();
    } else {
      edgesToDeath = 1 + random.nextInt(40);
    }
  }

  private void heal() {
    mischief.end();
    edgesToDeath = Integer.MAX_VALUE;
    if (up) {
      load.end(tracker);
      woken = true;
      hostile = false;
    } else {
      time.at(time.instant().plus(DOWN), this::heal);
    }
  }

  /** What is wrong, a line each. */
  List<String> problems() throws Exception {
    if (!quiet()) {
      var future = time.instant().plus(Duration.ofDays(9));
      var waiting = new ArrayList<String>();
      waiting.add("after " + LONGEST + " something still waits");
      targets.due(future, Set.of(), 9).forEach(t -> waiting.add(t.toString()));
      targets.rechecks(future, Set.of(), 9).forEach(r -> waiting.add(r.toString()));
      return waiting;
    }
    var checker =
        new Checker(
            slack, sessions, controls, url, Checker.keys(mischief.deleted()), load.starts());
    var wrong = new ArrayList<>(checker.problems());
    wrong.addAll(new JournalChecker(slack.calls(), starts, LATENCY).problems());
    return wrong;
  }

  List<Call> calls() {
    return slack.calls();
  }

  int sessions() {
    return load.begun();
  }

  int rollUps() throws Exception {
    return (int)
        TargetRow.all(url).stream()
            .filter(row -> row.target().kind() == Target.Kind.ROLL_UP)
            .count();
  }

  int deaths() {
    return starts.size() - 1;
  }

  @Override
  public void close() throws Exception {
    time.killThreads();
    if (up) {
      database.close();
    }
    api.close();
    slack.close();
  }
}
