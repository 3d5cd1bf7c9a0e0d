package dev.pitwall.delivery;

import static dev.pitwall.session.Sessions.AGENTS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.delivery.MessageSender.Scope;
import dev.pitwall.session.SessionEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of several instances one sends to a workspace, and the turn may pass to another at any time. */
class TurnTest {
  private final AtomicBoolean ours = new AtomicBoolean();

  @TempDir Path directory;
  private Rig rig;

  @BeforeEach
  void open() throws Exception {
    rig = new Rig(directory);
    rig.restart(sender -> new SenderInTurn(sender, workspace -> ours.get()));
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
  }

  @Test
  void whoseTurnIsOverAfterTheIntentIsStoredDoesNotPost() throws Exception {
    rig.begin("Fix the login button", AGENTS);
    rig.deliver();
    assertEquals(0, rig.posts().size());

    ours.set(true);
    rig.pass(31);
    assertEquals(List.of("Fix the login button: queued"), rig.cards("#agents"));
    assertEquals(1, rig.posts().size());
  }

  @Test
  void aPauseThatSlackAskedAnotherInstanceForIsKept() throws Exception {
    ours.set(true);
    rig.begin("Fix the login button", AGENTS);
    rig.deliver();
    var bucket = AGENTS.workspace().id() + "/chat.postMessage/" + AGENTS.id();
    rig.targets.notBefore(bucket, rig.clock.instant().plus(Duration.ofSeconds(60)));

    rig.courier.tookOver(AGENTS.workspace());
    rig.begin("Rename the colours", AGENTS);
    rig.pass(59);
    assertEquals(1, rig.posts().size());
    rig.pass(2);
    assertEquals(2, rig.posts().size());
  }

  @Test
  void whatAnotherInstanceHeldBackIsTriedAgainAtOnce() throws Exception {
    ours.set(true);
    var blocks = new Blocks(rig.targets, rig.clock.instant());
    blocks.block(AGENTS, Scope.CHANNEL, "It is archived.", rig.clock.instant());
    rig.begin("Fix the login button", AGENTS);
    rig.deliver();
    assertEquals(0, rig.posts().size());

    rig.courier.tookOver(AGENTS.workspace());
    rig.deliver();
    assertEquals(1, rig.posts().size());
    assertEquals(List.of(), rig.courier.health().blocks());
  }

  @Test
  void whatSlackTakesIsAskedOfWhatAnotherInstanceFoundOut() throws Exception {
    ours.set(true);
    var ids = List.of(rig.begin("Fix the login", AGENTS), rig.begin("Rename the colours", AGENTS));
    rig.pass(3);
    rig.targets.perMinute(AGENTS.workspace().id() + "/chat.update", 12);

    rig.courier.tookOver(AGENTS.workspace());
    ids.forEach(id -> rig.tell(id, new SessionEvent.Progressed("on it")));
    rig.pass(2);
    assertEquals(1, rig.edits().size());
    rig.pass(1);
    assertEquals(2, rig.edits().size());
  }

  @Test
  void anEditThatAnotherInstanceMayHaveHadUnderWayIsMadeOnceMore() throws Exception {
    ours.set(true);
    var id = rig.begin("Fix the login button", AGENTS);
    rig.deliver();
    rig.tell(id, new SessionEvent.Progressed("on it"));

    rig.courier.tookOver(AGENTS.workspace());
    rig.pass(119);
    assertEquals(1, rig.edits().size());
    rig.pass(2);
    assertEquals(2, rig.edits().size());
  }
}
