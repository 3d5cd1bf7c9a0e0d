package dev.pitwall.delivery;

import static dev.pitwall.session.Sessions.AGENTS;
import static dev.pitwall.session.Sessions.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.session.SessionEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The courier by itself, woken by what the store commits. */
class LoopTest {
  @TempDir Path directory;
  private final FakeSender slack = new FakeSender();
  private Rig rig;

  @BeforeEach
  void open() throws Exception {
    rig = new Rig(directory);
    rig.restart(_ -> slack);
    rig.courier.start();
  }

  @AfterEach
  void close() throws Exception {
    slack.release(AGENTS);
    rig.close();
  }

  private void awaitCalls(String... calls) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (slack.calls().size() < calls.length && System.nanoTime() < deadline) {
      Thread.sleep(5);
    }
    assertEquals(List.of(calls), List.copyOf(slack.calls()));
  }

  private void later() {
    rig.clock.forward(Duration.ofSeconds(2));
    rig.courier.wake();
  }

  @Test
  void aChannelThatHangsHoldsUpNoOther() throws Exception {
    slack.hold(AGENTS);
    rig.begin("Fix the login button", AGENTS);
    awaitCalls("post C0AGENTS Fix the login button: queued");
    rig.begin("Fix the logout button", AGENTS);
    var id = rig.begin("Sell more", SHOP);
    awaitCalls("post C0AGENTS Fix the login button: queued", "post C0SHOP Sell more: queued");
    rig.tell(id, new SessionEvent.Completed("Done"));
    later();
    awaitCalls(
        "post C0AGENTS Fix the login button: queued",
        "post C0SHOP Sell more: queued",
        "edit C0SHOP Sell more: completed",
        "post C0SHOP Finished: completed");
    slack.release(AGENTS);
    awaitCalls(
        "post C0AGENTS Fix the login button: queued",
        "post C0SHOP Sell more: queued",
        "edit C0SHOP Sell more: completed",
        "post C0SHOP Finished: completed",
        "post C0AGENTS Fix the logout button: queued");
  }

  @Test
  void tenChangesWhileSlackIsSlowAreOneEdit() throws Exception {
    var id = rig.begin("Fix it", AGENTS);
    awaitCalls("post C0AGENTS Fix it: queued");
    later();
    slack.hold(AGENTS);
    rig.tell(id, new SessionEvent.Progressed("step 0"));
    awaitCalls("post C0AGENTS Fix it: queued", "edit C0AGENTS Fix it: in_progress step 0");
    for (int i = 1; i <= 10; i++) {
      rig.tell(id, new SessionEvent.Progressed("step " + i));
    }
    slack.release(AGENTS);
    later();
    awaitCalls(
        "post C0AGENTS Fix it: queued",
        "edit C0AGENTS Fix it: in_progress step 0",
        "edit C0AGENTS Fix it: in_progress step 10");
  }
}
