package dev.pitwall.store;

import dev.pitwall.session.Act;
import dev.pitwall.session.Channel;
import dev.pitwall.session.Decision.Change;
import dev.pitwall.session.Handle;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.Person;
import dev.pitwall.session.Question;
import dev.pitwall.session.Repository;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.SessionStore;
import dev.pitwall.session.SessionTracker;
import dev.pitwall.session.Task;
import dev.pitwall.session.Transitions;
import dev.pitwall.session.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sessions made for tests. */
final class Made {
  static final Instant START = Instant.parse("2026-11-22T07:01:00.123456Z");
  static final Duration GATHER = Duration.ofSeconds(20);
  static final Workspace ACME = new Workspace("T0ACME");
  static final Channel AGENTS = new Channel(ACME, "C0AGENTS");
  static final Channel REVIEWS = new Channel(ACME, "C0REVIEWS");
  static final Person ALICE = new Person(ACME, "U0ALICE");
  static final Person BOB = new Person(ACME, "U0BOB");

  private Made() {}

  static Instant at(int seconds) {
    return START.plusSeconds(seconds);
  }

  static Session session(String handle) {
    return session(handle, "Fix the login button", "acme/shop", ALICE, START);
  }

  static Session session(
      String handle, String title, String repository, @Nullable Person by, Instant created) {
    var task =
        new Task(
            "acp",
            Repository.parse(repository).orElseThrow(),
            title,
            title + ", please",
            "claude",
            "",
            "",
            by,
            "",
            null);
    return Session.queued(id(handle), ACME, new Handle(handle), task, created);
  }

  static SessionId id(String handle) {
    return SessionTracker.sessionFor(handle);
  }

  /** Stores it, with its card in #agents. */
  static Session create(SessionStore store, Session session) {
    return store.write(tx -> {
      tx.create(session, List.of(AGENTS));
      return session;
    });
  }

  /** Lets an event happen to a stored session. */
  static Session tell(SessionStore store, SessionId id, SessionEvent event, Instant now) {
    return store.write(tx -> {
      var session = tx.find(id).orElseThrow();
      if (!(Transitions.apply(session, event, now)
          instanceof Change(var next, var entries, var effects))) {
        throw new AssertionError("nothing comes of " + event + " in " + session.state());
      }
      tx.save(next, entries, effects);
      return next;
    });
  }

  static SessionEvent said(String... texts) {
    return new SessionEvent.Logged(
        List.of(texts).stream().map(text -> (LogEntry) new LogEntry.Message(START, text)).toList());
  }

  static Question question(String id) {
    return new Question(
        id,
        "May I run this on staging?",
        "rails db:migrate",
        List.of(
            new Question.Option("yes", "Allow once", Question.OptionKind.ALLOW_ONCE),
            new Question.Option("no", "Reject", Question.OptionKind.REJECT_ONCE)),
        START);
  }

  static Act act(String id, String handle, Act.Wish wish) {
    return new Act(id, id(handle), ALICE, START, wish);
  }
}
