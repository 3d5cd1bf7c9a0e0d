package dev.pitwall.delivery;

import dev.pitwall.session.Act;
import dev.pitwall.session.ActOutcome;
import dev.pitwall.session.Channel;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.Question;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.SessionRef;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.SessionStore;
import dev.pitwall.session.SessionTracker;
import dev.pitwall.session.Sessions;
import dev.pitwall.session.Work;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Sessions that do what sessions do, in an order that the same seed makes the same. */
public final class Load {
  private static final List<String> ACTIVITIES =
      List.of("reading the tests", "editing Cart.java", "running mvn verify", "thinking");

  private final Random random;
  private final InstantSource clock;
  private final List<Channel> channels;
  private final List<SessionId> open = new ArrayList<>();
  private final Map<String, Long> starts = new HashMap<>();
  private int acts;
  private int ended;

  public Load(long seed, InstantSource clock, List<Channel> channels) {
    this.random = new Random(seed);
    this.clock = clock;
    this.channels = List.copyOf(channels);
  }

  /** Where digests begin that do not begin with the first entry; see {@link Checker}. */
  public Map<String, Long> starts() {
    return starts;
  }

  /** Sessions begun so far. */
  public int begun() {
    return open.size() + ended;
  }

  /** One thing happens. */
  public void step(SessionTracker tracker, SessionStore store) {
    if (open.isEmpty() || random.nextInt(12) == 0) {
      start(tracker);
      return;
    }
    var id = open.get(random.nextInt(open.size()));
    var session = store.find(id).orElseThrow();
    if (random.nextInt(20) == 0) {
      show(tracker, session);
    } else {
      happen(tracker, session);
    }
  }

  /** Ends what is open. */
  public void end(SessionTracker tracker) {
    open.forEach(id -> tracker.tell(id, new SessionEvent.Completed("All of it is done.")));
    ended += open.size();
    open.clear();
  }

  private void start(SessionTracker tracker) {
    var act = act(new Act.Start(), null);
    var title = "Mend fault number " + acts;
    var id = tracker.queue(act, Sessions.task(title), any(channels)).id();
    tracker.end(act, new ActOutcome.Done());
    open.add(id);
    if (random.nextInt(4) > 0) {
      tracker.tell(id, new SessionEvent.Started(new SessionRef("acp", id.text()), null));
    }
  }

  private void show(SessionTracker tracker, Session session) {
    var channel = any(channels);
    if (tracker.show(session.id(), channel)) {
      starts.put(Checker.place(session.id(), channel), session.logSize());
    }
  }

  private void happen(SessionTracker tracker, Session session) {
    var id = session.id();
    var now = clock.instant();
    switch (random.nextInt(14)) {
      case 0, 1, 2 -> tracker.tell(id, new SessionEvent.Progressed(any(ACTIVITIES)));
      case 3, 4, 5 ->
          tracker.tell(
              id,
              new SessionEvent.Logged(
                  List.of(
                      new LogEntry.Message(now, "Step " + session.logSize() + " is done."),
                      new LogEntry.Thought(now, "What next?"))));
      case 6 ->
          tracker.tell(id, new SessionEvent.Logged(List.of(new LogEntry.Thought(now, "Hm."))));
      case 7 -> tracker.tell(id, new SessionEvent.Asked(question(session)));
      case 8 -> answer(tracker, session);
      case 9 -> {
        var act = act(new Act.Say("Go on."), id);
        tracker.begin(act);
        tracker.end(act, new ActOutcome.Done());
      }
      case 10 -> tracker.tell(id, new SessionEvent.Worked(work()));
      case 11 -> stop(tracker, session);
      case 12 -> tracker.tell(id, new SessionEvent.Rested());
      default -> {
        if (random.nextInt(3) == 0) {
          over(tracker, session, any(endings()));
        }
      }
    }
  }

  private void answer(SessionTracker tracker, Session session) {
    if (session.state() instanceof SessionState.WaitingForUser(var question)) {
      tracker.tell(session.id(), new SessionEvent.Answered(question.id(), "once", Sessions.ALICE));
    }
  }

  private void stop(SessionTracker tracker, Session session) {
    tracker.askToStop(act(new Act.Stop("wrong direction"), session.id()), "wrong direction");
    if (random.nextBoolean()) {
      over(tracker, session, new SessionEvent.Cancelled());
    }
  }

  private void over(SessionTracker tracker, Session session, SessionEvent event) {
    tracker.tell(session.id(), event);
    open.remove(session.id());
    ended++;
  }

  private static List<SessionEvent> endings() {
    return List.of(
        new SessionEvent.Completed("The totals are right."),
        new SessionEvent.Failed("The tests fail."),
        new SessionEvent.TimedOut());
  }

  private static Question question(Session session) {
    var one = Sessions.mayIMigrate();
    var id = "q" + session.revision();
    return new Question(id, one.title(), one.detail(), one.options(), one.askedAt());
  }

  private Work work() {
    return new Work("fix", 1, random.nextInt(90), 4, 3, null, List.of());
  }

  private Act act(Act.Wish wish, @org.jspecify.annotations.Nullable SessionId session) {
    var id = "act" + acts++;
    var about = session == null ? SessionTracker.sessionFor(id) : session;
    return new Act(id, about, Sessions.ALICE, clock.instant(), wish);
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
