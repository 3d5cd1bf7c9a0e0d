package dev.pitwall.github;

import dev.pitwall.access.Account;
import dev.pitwall.access.Accounts;
import dev.pitwall.github.api.Trouble;
import dev.pitwall.github.follow.Agenda;
import dev.pitwall.github.follow.Follower;
import dev.pitwall.github.task.IssueRef;
import dev.pitwall.session.ActOutcome;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.Person;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionControl.SessionEvents;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.SessionStore;
import dev.pitwall.session.StopRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Asks GitHub to stop sessions, as whoever wants it, again and again until they have ended. */
final class Stops {
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** What had begun when an issue was taken from the agent has shown itself by then. */
  private static final Duration NOTHING_BEGINS = Duration.ofSeconds(30);

  private static final Duration WITHOUT_EFFECT = Duration.ofSeconds(60);

  private final Accounts accounts;
  private final SessionStore store;
  private final SessionEvents events;
  private final Follower follower;
  private final Cancelling cancelling;
  private final InstantSource clock;
  private final Agenda<SessionId> agenda = new Agenda<>();
  private final Map<SessionId, Asking> asked = new ConcurrentHashMap<>();

  Stops(
      Accounts accounts,
      SessionStore store,
      SessionEvents events,
      Follower follower,
      Cancelling cancelling,
      InstantSource clock) {
    this.accounts = accounts;
    this.store = store;
    this.events = events;
    this.follower = follower;
    this.cancelling = cancelling;
    this.clock = clock;
  }

  /** How a stop goes. */
  private record Asking(Person by, int tries, Instant since) {}

  /** Takes up stops that were not confirmed when Pitwall last ran. */
  void resume(List<Session> sessions) {
    for (var session : sessions) {
      if (session.stop() instanceof StopRequest.Asked stop && session.stop().pending()) {
        asked.putIfAbsent(session.id(), new Asking(stop.by(), 0, stop.at()));
        agenda.putIfSooner(session.id(), clock.instant());
      }
    }
  }

  ActOutcome stop(Session session, Person by) {
    if (session.ended()) {
      return new ActOutcome.Done();
    }
    asked.put(session.id(), new Asking(by, 0, clock.instant()));
    var refusal = ask(session);
    return refusal.isPresent() ? new ActOutcome.Refused(refusal.get()) : new ActOutcome.Done();
  }

  /** Why it will not be stopped, in words; empty when we go on asking. */
  private Optional<String> ask(Session session) {
    var id = session.id();
    var asking = asked.get(id);
    if (asking == null) {
      return Optional.empty();
    }
    var account = accounts.of(asking.by);
    if (account.isEmpty() && accounts.lack().filter(Accounts.Lack::passing).isPresent()) {
      agenda.put(id, clock.instant().plus(FIRST));
      return Optional.empty();
    }
    if (account.isEmpty()) {
      asked.remove(id);
      return Optional.of(
          "Nobody's GitHub account can stop it any more. Type `/agents link` and stop it again.");
    }
    var refusal =
        session.ref() == null ? Optional.<Trouble>empty() : cancel(session, asking, account.get());
    if (refusal.isPresent()) {
      asked.remove(id);
      agenda.remove(id);
      return refusal.map(Trouble::words);
    }
    if (withdrawn(session, asking)) {
      asked.remove(id);
      return Optional.empty();
    }
    asked.put(id, new Asking(asking.by, asking.tries + 1, asking.since));
    agenda.put(id, clock.instant().plus(wait(asking.tries)));
    return Optional.empty();
  }

  private Optional<Trouble> cancel(Session session, Asking asking, Account account) {
    boolean force = !clock.instant().isBefore(asking.since.plus(WITHOUT_EFFECT));
    var refusal = cancelling.cancel(session, account, force);
    follower.lookSoon(session, account);
    return refusal;
  }

  /** Whether the issue was taken from the agent, and nothing of it has begun since. */
  private boolean withdrawn(Session session, Asking asking) {
    var now = clock.instant();
    var issue = IssueRef.of(session.ref());
    if (issue.isEmpty()
        || !cancelling.unbegun(session)
        || now.isBefore(asking.since.plus(NOTHING_BEGINS))) {
      return false;
    }
    var said = "Issue #%d is no longer assigned to Copilot.".formatted(issue.get().number());
    var entry = new LogEntry.Progress(now, said);
    events.tell(session.id(), new SessionEvent.Logged(List.of(entry)));
    events.tell(session.id(), new SessionEvent.Cancelled());
    return true;
  }

  private static Duration wait(int tries) {
    var wait = FIRST.multipliedBy(1L << Math.min(tries, 6));
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }

  /** Asks again where it is time to. */
  void runDue() {
    for (var id : agenda.take(clock.instant())) {
      var session = store.find(id);
      if (session.isEmpty() || session.get().ended() || !session.get().stop().pending()) {
        asked.remove(id);
      } else {
        ask(session.get()).ifPresent(why -> events.tell(id, new SessionEvent.StopRefused(why)));
      }
    }
  }

  Optional<Instant> next() {
    return agenda.next();
  }
}
