package dev.pitwall.delivery;

import static dev.pitwall.session.Sessions.AGENTS;
import static dev.pitwall.session.Sessions.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.sandbox.slack.Call;
import dev.pitwall.sandbox.slack.Fault;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slack's limits are held, and what it says about them is obeyed. */
class BudgetTest {
  @TempDir Path directory;
  private Rig rig;

  @BeforeEach
  void open() throws Exception {
    rig = new Rig(directory);
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
  }

  private List<SessionId> many(int count) throws Exception {
    var ids = new ArrayList<SessionId>();
    for (int i = 0; i < count; i++) {
      ids.add(rig.begin("Task " + i, i % 2 == 0 ? AGENTS : SHOP));
    }
    rig.pass(count);
    assertEquals(count, rig.posts().size());
    return ids;
  }

  @Test
  void postsComeASecondApartAndNoneIsRefused() throws Exception {
    many(40);
    assertTrue(rig.posts().stream().allMatch(call -> call.status() == 200));
  }

  @Test
  void noMinuteHasMoreThanFiftyEditsAndStatesComeBeforeActivities() throws Exception {
    rig.pace = Pace.SLACK.with(RollUpRule.NEVER);
    rig.restart();
    var ids = many(70);
    ids.forEach(id -> rig.tell(id, new SessionEvent.Progressed("starting")));
    rig.pass(120);
    rig.slack.forgetCalls();
    ids.forEach(id -> rig.tell(id, new SessionEvent.Progressed("reading")));
    rig.pass(2);
    var last = ids.getLast();
    rig.tell(last, new SessionEvent.Completed("Done"));
    rig.pass(2);
    assertTrue(rig.cards("#shop").contains("Task 69: completed"), rig.cards("#shop").toString());
    rig.pass(56);
    var edits = rig.edits().stream().filter(call -> call.status() == 200).toList();
    assertEquals(rig.edits(), edits);
    assertTrue(edits.size() > 42 && edits.size() <= 50, edits.size() + " edits in a minute");
    rig.pass(60);
    assertEquals(70, rig.edits().size());
  }

  @Test
  void anEditOfTheSameCardComesASecondLaterWithTheNewestState() throws Exception {
    var id = rig.begin("Fix the login button", AGENTS);
    rig.pass(6);
    for (int i = 1; i <= 10; i++) {
      rig.tell(id, new SessionEvent.Progressed("step " + i));
      rig.deliver();
    }
    assertEquals(1, rig.edits().size());
    rig.pass(1);
    assertEquals(2, rig.edits().size());
    assertEquals(List.of("Fix the login button: in_progress step 10"), rig.cards("#agents"));
  }

  @Test
  void retryAfterIsObeyedToTheSecondAndAcrossARestart() throws Exception {
    var id = rig.begin("Fix the login button", AGENTS);
    rig.deliver();
    limit("chat.update", 17);
    rig.tell(id, new SessionEvent.Progressed("on it"));
    rig.deliver();
    assertEquals(1, rig.counted("limited"));
    rig.restart();
    rig.tell(id, new SessionEvent.Completed("Done"));
    rig.pass(16);
    assertEquals(1, rig.edits().size());
    assertEquals(List.of("Finished: completed"), rig.replies("#agents"), "posts are not held");
    rig.pass(1);
    assertEquals(List.of("Fix the login button: completed"), rig.cards("#agents"));
    assertEquals(2, rig.edits().size());
  }

  @Test
  void ofTwoLimitsTheLongerIsKeptAcrossARestart() throws Exception {
    rig.restart(BudgetTest::twoEditsAtOnce);
    var agents = rig.begin("Fix the login button", AGENTS);
    var shop = rig.begin("Sell more", SHOP);
    rig.pass(6);
    limit("chat.update", 30);
    limit("chat.update", 3);
    rig.tell(agents, new SessionEvent.Progressed("on it"));
    rig.tell(shop, new SessionEvent.Progressed("on it"));
    rig.deliver();
    assertEquals(2, rig.counted("limited"));
    rig.restart();
    rig.pass(29);
    assertEquals(2, rig.edits().size());
    rig.pass(5);
    assertEquals(4, rig.edits().size());
  }

  /** The first waits until the second is under way too. */
  private static MessageSender twoEditsAtOnce(MessageSender sender) {
    var calls = new AtomicInteger();
    var second = new CompletableFuture<Boolean>();
    return Edges.around(
        MessageSender.class,
        sender,
        edge -> {
          if (edge.equals("MessageSender.update before")) {
            if (calls.incrementAndGet() == 2) {
              second.complete(true);
            }
            second.join();
          }
        });
  }

  @Test
  void aLimitOnPostsHoldsItsChannelOnly() throws Exception {
    limit("chat.postMessage", 60);
    rig.begin("Fix the login button", AGENTS);
    rig.deliver();
    rig.begin("Fix the logout button", AGENTS);
    rig.begin("Sell more", SHOP);
    rig.pass(59);
    assertEquals(List.of("Sell more: queued"), rig.cards("#shop"));
    assertEquals(List.of(), rig.cards("#agents"));
    rig.pass(3);
    assertEquals(
        List.of("Fix the login button: queued", "Fix the logout button: queued"),
        rig.cards("#agents"));
    assertEquals(List.of(429, 200, 200, 200), rig.posts().stream().map(Call::status).toList());
  }

  private void limit(String method, long seconds) {
    var pause = Optional.of(Duration.ofSeconds(seconds));
    rig.slack.faults().next(1, method, new Fault.RateLimited(pause));
  }
}
