package dev.pitwall.delivery;

import static dev.pitwall.session.Sessions.AGENTS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.pitwall.session.DigestLevel;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.SessionControls;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.Sessions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionRendererTest {
  @TempDir Path directory;
  private Rig rig;

  @BeforeEach
  void open() throws Exception {
    rig = new Rig(directory);
    rig.renderer = store -> new SessionRenderer(store, new SessionControls(List.of()));
    rig.restart();
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
  }

  private Target only(Target.Kind kind) {
    return rig.targets.due(rig.clock.instant(), Set.of(), 10).stream()
        .filter(target -> target.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private void logs(SessionId id, int count) {
    var at = rig.clock.instant();
    rig.tell(
        id,
        new SessionEvent.Logged(
            IntStream.range(0, count)
                .mapToObj(i -> (LogEntry) new LogEntry.Message(at, "Line " + i))
                .toList()));
  }

  @Test
  void aWholeSessionIsShownInMessagesThatSlackTakes() throws Exception {
    var id = rig.begin("Fix the login button", AGENTS);
    rig.deliver();
    rig.says(id, "The form swallows the click.");
    rig.tell(id, new SessionEvent.Asked(Sessions.mayIMigrate()));
    rig.pass(5);
    rig.tell(id, new SessionEvent.Answered("q1", "once", Sessions.ALICE));
    rig.says(id, "The button works again.");
    rig.tell(id, new SessionEvent.Completed("The login button works again."));
    rig.pass(10);
    var lines = new ArrayList<>(rig.cards("#agents"));
    lines.addAll(rig.replies("#agents"));
    assertEquals(
        """
        Fix the login button · Done after 5 s · no files changed · acme/shop
        _The form swallows the click._
        May I run this on staging? · Fix the login button
        _The button works again._
        <@U0ALICE> *Done*: Fix the login button\
        """,
        String.join("\n", lines));
    assertEquals(0, rig.counted("abandoned"));
  }

  @Test
  void aFloodIsDigestedInStretches() throws Exception {
    var id = rig.begin("Fix the login button", AGENTS);
    rig.deliver();
    logs(id, 10_200);
    rig.clock.forward(Rig.GATHER);
    var digest = only(Target.Kind.DIGEST);
    var renderer = rig.renderer.apply(rig.sessions);
    assertEquals(10_000, assertInstanceOf(Renderer.Show.class, renderer.render(digest)).toEntry());
    rig.pass(1);
    rig.tell(id, new SessionEvent.Completed("Done"));
    rig.pass(10);
    assertEquals(3, rig.slack.thread(rig.slack.cards("#agents").getFirst()).size());
  }

  @Test
  void anotherTryShowsTheSameStretch() throws Exception {
    var id = rig.begin("Fix the login button", AGENTS);
    rig.deliver();
    logs(id, 3);
    rig.clock.forward(Rig.GATHER);
    rig.targets.sending(only(Target.Kind.DIGEST), 3, rig.clock.instant());
    logs(id, 4);
    var renderer = rig.renderer.apply(rig.sessions);
    assertEquals(3, renderer.render(only(Target.Kind.DIGEST)).toEntry());
  }

  @Test
  void withoutAnEntryOrAtNoLevelThereIsNothing() throws Exception {
    var id = rig.begin("Fix the login button", AGENTS);
    rig.deliver();
    logs(id, 2);
    rig.clock.forward(Rig.GATHER);
    var digest = only(Target.Kind.DIGEST);
    var renderer = rig.renderer.apply(rig.sessions);
    assertEquals(new Renderer.Nothing(2), renderer.render(at(digest, 2, DigestLevel.VERBOSE)));
    assertEquals(new Renderer.Nothing(2), renderer.render(at(digest, 0, DigestLevel.OFF)));
  }

  private static Target at(Target t, long fromEntry, DigestLevel level) {
    return new Target(
        t.key(),
        t.channel(),
        t.session(),
        t.kind(),
        t.subject(),
        t.order(),
        t.lane(),
        t.desired(),
        t.sent(),
        t.sentHash(),
        level,
        fromEntry,
        t.toEntry(),
        t.ts(),
        t.cardTs(),
        null,
        t.dirtyAt(),
        t.dueAt(),
        t.attempts(),
        t.rollUp());
  }
}
