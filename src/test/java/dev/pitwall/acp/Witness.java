package dev.pitwall.acp;

import static org.junit.jupiter.api.Assertions.fail;

import dev.pitwall.session.Decision;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionControl.SessionEvents;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.Transitions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** Takes in events as the tracker does, and waits for what a test expects. */
final class Witness implements SessionEvents {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Map<SessionId, Session> sessions = new HashMap<>();
  private final Map<SessionId, List<LogEntry>> logs = new HashMap<>();
  private final List<SessionEvent> events = new ArrayList<>();

  synchronized void know(Session session) {
    sessions.put(session.id(), session);
  }

  @Override
  public synchronized void tell(SessionId id, SessionEvent event) {
    events.add(event);
    var session = sessions.get(id);
    if (session != null
        && Transitions.apply(session, event, Instant.now())
            instanceof Decision.Change(var next, var entries, _)) {
      sessions.put(id, next);
      logs.computeIfAbsent(id, _ -> new ArrayList<>()).addAll(entries);
    }
    notifyAll();
  }

  synchronized Session session(SessionId id) {
    return Objects.requireNonNull(sessions.get(id));
  }

  synchronized List<LogEntry> log(SessionId id) {
    return List.copyOf(logs.getOrDefault(id, List.of()));
  }

  synchronized <T extends LogEntry> List<T> log(SessionId id, Class<T> kind) {
    return log(id).stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  synchronized <T extends SessionEvent> List<T> events(Class<T> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  Session end(SessionId id) throws InterruptedException {
    return until(id, Session::ended);
  }

  synchronized Session until(SessionId id, Predicate<Session> wanted) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!wanted.test(session(id))) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        fail("Not seen in time; it is " + sessions.get(id) + " with log " + logs.get(id));
      }
      wait(left);
    }
    return session(id);
  }

  /** Waits until something was logged. */
  synchronized void untilLogged(SessionId id, Predicate<LogEntry> wanted)
      throws InterruptedException {
    until(id, _ -> log(id).stream().anyMatch(wanted));
  }
}
