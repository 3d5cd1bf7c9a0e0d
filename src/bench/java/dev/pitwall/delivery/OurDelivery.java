package dev.pitwall.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pitwall.card.Message;
import dev.pitwall.session.Act;
import dev.pitwall.session.Channel;
import dev.pitwall.session.Handle;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.SessionRef;
import dev.pitwall.session.SessionStore;
import dev.pitwall.session.SessionTracker;
import dev.pitwall.session.Sessions;
import dev.pitwall.store.Database;
import dev.pitwall.store.DatabaseRefused;
import dev.pitwall.store.DeliveryTables;
import dev.pitwall.store.SessionTables;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Pitwall's courier and store with a trace, in simulated time, against a Slack that takes no more
 * than fifty edits in any minute and refuses the others.
 */
public final class OurDelivery implements MessageSender, Renderer, AutoCloseable {
  private static final int EDITS_A_MINUTE = 50;
  private static final Duration STEP = Duration.ofMillis(100);
  private static final Duration WARM_UP = Duration.ofMinutes(3);
  private static final Instant START = Instant.parse("2026-11-22T07:00:00Z");

  private final Trace trace;
  private final Shown shown;
  private final SimulatedTime time = new SimulatedTime(START);
  private final Database database;
  private final SessionStore sessions;
  private final SessionTracker tracker;
  private final Courier courier;
  private final List<SessionId> ids = new ArrayList<>();
  private final Map<SessionId, List<Long>> revisions = new HashMap<>();
  private final int channels;
  private final Deque<Instant> lastMinute = new ArrayDeque<>();
  private boolean woken = true;
  private boolean measuring;
  private int posted;

  private OurDelivery(Trace trace, int channels, Pace pace, Path directory) throws DatabaseRefused {
    this.trace = trace;
    this.channels = channels;
    this.shown = new Shown(trace);
    database = Database.open("jdbc:sqlite:" + directory.resolve("delivery.db"));
    var gather = Duration.ofSeconds(20);
    sessions = new SessionTables(database, gather, time);
    tracker = new SessionTracker(sessions, time, new Random(1)::nextInt);
    courier =
        new Courier(
            new DeliveryTables(database, gather),
            this,
            this,
            pace,
            new SimpleMeterRegistry(),
            time,
            time.threads(() -> woken = true));
  }

  /**
   * Shows the trace.
   *
   * @param channels that the cards are spread over
   * @param directory empty, for the database
   */
  public static Shown of(Trace trace, int channels, Path directory) throws DatabaseRefused {
    return shown(trace, channels, Pace.SLACK, directory);
  }

  /** As {@link #of}; each card shows its own news, however old they are by then. */
  public static Shown withoutRollUps(Trace trace, int channels, Path directory)
      throws DatabaseRefused {
    return shown(trace, channels, Pace.SLACK.with(RollUpRule.NEVER), directory);
  }

  private static Shown shown(Trace trace, int channels, Pace pace, Path directory)
      throws DatabaseRefused {
    try (var ours = new OurDelivery(trace, channels, pace, directory)) {
      ours.run();
      return ours.shown;
    }
  }

  private void run() {
    for (int card = 0; card < trace.cards(); card++) {
      ids.add(begin(card));
    }
    until(START.plus(WARM_UP));
    measuring = true;
    for (var event : trace.events()) {
      time.at(START.plus(WARM_UP).plusMillis(event.atMillis()), () -> happens(event));
    }
    var last = trace.events().getLast().atMillis();
    until(START.plus(WARM_UP).plusMillis(last).plus(Duration.ofMinutes(5)));
  }

  private SessionId begin(int card) {
    var id = SessionTracker.sessionFor("act" + card);
    var act = new Act("act" + card, id, Sessions.ALICE, time.instant(), new Act.Start());
    var channel = new Channel(Sessions.PIT_LANE, "C" + Trace.channel(card, channels));
    tracker.queue(act, Sessions.task("Task " + card), channel);
    tracker.tell(id, new SessionEvent.Started(new SessionRef("acp", id.text()), null));
    revisions.put(id, new ArrayList<>());
    return id;
  }

  private void happens(Trace.Event event) {
    var id = ids.get(event.card());
    var known = Objects.requireNonNull(revisions.get(id));
    boolean resting = sessions.find(id).orElseThrow().state().word().equals("idle");
    tracker.tell(
        id,
        event.lifecycle() && !resting
            ? new SessionEvent.Rested()
            : new SessionEvent.Progressed("step " + known.size()));
    known.add(sessions.find(id).orElseThrow().revision());
    woken = true;
  }

  private void until(Instant end) {
    var due = time.instant();
    while (time.instant().isBefore(end)) {
      var event = time.next();
      var next = event == null || due.isBefore(event) ? due : event;
      var step = time.instant().plus(STEP);
      var wanted = next.isAfter(step) ? next : step;
      time.to(wanted.isAfter(end) ? end : wanted);
      if (woken || !due.isAfter(time.instant())) {
        woken = false;
        due = courier.step();
      }
    }
  }

  /** What is shown: {@code card:events} each, and how. */
  @Override
  public Rendering render(Target target) {
    if (target.kind() == Target.Kind.ROLL_UP) {
      var rollUp = target.rollUp();
      return rollUp != null && rollUp.endedAt() != null
          ? shown("")
          : shown(
              sessions.live(target.channel()).stream()
                  .map(live -> "news " + told(live.session()))
                  .sorted()
                  .collect(Collectors.joining("\n")));
    }
    var session = sessions.find(target.session()).orElseThrow();
    boolean elsewhere = target.rollUp() != null;
    return shown(elsewhere ? "state " + state(session) : "all " + told(session));
  }

  private static Show shown(String lines) {
    return new Show(new Message(lines, JsonNodeFactory.instance.arrayNode()), -1);
  }

  private String told(Session session) {
    var known = revisions.getOrDefault(session.id(), List.of());
    long events = known.stream().filter(r -> r <= session.revision()).count();
    return ids.indexOf(session.id()) + " " + events;
  }

  /** As many events as the newest change of state: what came after it is not shown. */
  private String state(Session session) {
    int card = ids.indexOf(session.id());
    var events = trace.of(card);
    int known = Integer.parseInt(told(session).split(" ")[1]);
    while (known > 0 && !events.get(known - 1).lifecycle()) {
      known--;
    }
    return card + " " + known;
  }

  @Override
  public Handle handle(SessionId session) {
    return new Handle("k3f9");
  }

  @Override
  public Result post(Channel channel, @Nullable String threadTs, Message message, String key) {
    time.sleep(PlainDelivery.LATENCY);
    note(message);
    return new Sent("1795330800.%06d".formatted(++posted));
  }

  @Override
  public Result update(Channel channel, String ts, Message message) {
    var now = time.instant();
    lastMinute.removeIf(t -> !t.plus(Duration.ofMinutes(1)).isAfter(now));
    boolean taken = lastMinute.size() < EDITS_A_MINUTE;
    if (taken) {
      lastMinute.add(now);
    }
    time.sleep(PlainDelivery.LATENCY);
    if (!taken) {
      shown.refused();
      var free = lastMinute.getFirst().plus(Duration.ofMinutes(1));
      return new Limited(
          Duration.ofSeconds(Math.max(1, Duration.between(now, free).toSeconds() + 1)));
    }
    if (measuring) {
      shown.edit();
    }
    note(message);
    return new Sent(ts);
  }

  private void note(Message message) {
    var at = Duration.between(START.plus(WARM_UP), time.instant()).toMillis();
    message
        .text()
        .lines()
        .filter(_ -> measuring)
        .map(line -> line.split(" "))
        .forEach(words ->
            shown.shows(
                Integer.parseInt(words[1]),
                at,
                Integer.parseInt(words[2]),
                !words[0].equals("news"),
                !words[0].equals("state")));
  }

  @Override
  public Result find(Channel channel, @Nullable String threadTs, String key, Instant attemptedAt) {
    return new Gone();
  }

  @Override
  public Result stray(
      Channel channel,
      @Nullable String threadTs,
      String key,
      @Nullable String stays,
      Instant since) {
    return new Gone();
  }

  @Override
  public Result delete(Channel channel, String ts) {
    return new Gone();
  }

  @Override
  public void close() {
    time.killThreads();
    database.close();
  }
}
