package dev.pitwall.store;

import static dev.pitwall.store.Made.at;
import static dev.pitwall.store.Made.id;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.delivery.DeliveryStore;
import dev.pitwall.delivery.Target;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** Session k3f9 in #agents, and a Slack that takes everything. */
abstract class ShownSession {
  SessionStore sessions;
  DeliveryStore store;

  abstract TestDatabase on();

  @BeforeEach
  void createSession() {
    sessions = new SessionTables(on().database(), Made.GATHER, () -> at(0));
    store = new DeliveryTables(on().database(), Made.GATHER);
    Made.create(sessions, Made.session("k3f9"));
  }

  void tell(SessionEvent event, int second) {
    Made.tell(sessions, id("k3f9"), event, at(second));
  }

  List<Target> due(int second) {
    return store.due(at(second), Set.of(), 100);
  }

  /** Each as {@code lane kind subject}, a post with a plus before it. */
  List<String> dueNames(int second) {
    return due(second).stream()
        .map(t ->
            (t.ts() == null ? "+" : "")
                + t.lane()
                + " "
                + t.kind()
                + (t.kind() == Target.Kind.QUESTION ? " " + t.subject() : ""))
        .toList();
  }

  Target only(int second) {
    var due = due(second);
    assertEquals(1, due.size(), () -> "due: " + due);
    return due.getFirst();
  }

  /** Shows everything that is due, as Slack would take it. */
  void showAll(int second) {
    for (var due = due(second); !due.isEmpty(); due = due(second)) {
      due.forEach(t -> show(t, second));
    }
  }

  void show(Target t, int second) {
    long end = t.kind() == Target.Kind.DIGEST ? logSize() : -1;
    if (t.ts() == null) {
      store.sending(t, end, at(second));
    }
    store.sent(t, t.ts() == null ? tsOf(t) : t.ts(), t.desired(), "hash", at(second));
  }

  long logSize() {
    return sessions.find(id("k3f9")).orElseThrow().logSize();
  }

  Optional<Long> next(int second) {
    return store.nextDue(at(second)).map(Instant::toEpochMilli);
  }

  /** What Slack calls it in these tests; a target that is posted anew gets another. */
  static String tsOf(Target target) {
    return "1." + target.key().substring(0, 18);
  }

  @Nullable String cardTs() {
    return sessions.shown(id("k3f9")).getFirst().ts();
  }
}
