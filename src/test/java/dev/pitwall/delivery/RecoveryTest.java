package dev.pitwall.delivery;

import static dev.pitwall.session.Sessions.AGENTS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.card.Message;
import dev.pitwall.sandbox.slack.Fault;
import dev.pitwall.session.Channel;
import dev.pitwall.session.SessionEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Posts whose outcome is not known are looked for, and never posted twice. */
class RecoveryTest {
  private static final String POST = "chat.postMessage";

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

  static List<Fault> lostAnswers() {
    return List.of(new Fault.Dropped(true), new Fault.ServerError(true));
  }

  @ParameterizedTest
  @MethodSource("lostAnswers")
  void aPostWhoseAnswerIsLostIsFoundAndNotPostedAgain(Fault fault) throws Exception {
    rig.slack.faults().next(1, POST, fault);
    var id = rig.begin("Fix the login button", AGENTS);
    rig.deliver();
    assertEquals(1, rig.counted("unclear"));
    rig.tell(id, new SessionEvent.Progressed("on it"));
    rig.pass(29);
    assertEquals(0, rig.slack.calls("conversations.history").size());
    rig.pass(2);
    assertEquals(List.of("Fix the login button: in_progress on it"), rig.cards("#agents"));
    assertEquals(1, rig.posts().size());
    assertEquals(1, rig.counted("adopted"));
  }

  static List<Fault> lostPosts() {
    return List.of(
        new Fault.Dropped(false),
        new Fault.ServerError(false),
        new Fault.HtmlBody(),
        new Fault.Refused("internal_error"));
  }

  @ParameterizedTest
  @MethodSource("lostPosts")
  void aPostThatSurelyIsNotThereIsPostedOnceMore(Fault fault) throws Exception {
    rig.slack.faults().next(1, POST, fault);
    rig.begin("Fix the login button", AGENTS);
    rig.pass(31);
    assertEquals(List.of("Fix the login button: queued"), rig.cards("#agents"));
    assertEquals(2, rig.posts().size());
  }

  @Test
  void noticesAndDigestsAreFoundInTheirThread() throws Exception {
    var id = rig.begin("Fix the login button", AGENTS);
    rig.deliver();
    rig.slack.faults().next(1, POST, new Fault.Dropped(true));
    rig.says(id, "It is fixed");
    rig.tell(id, new SessionEvent.Completed("Done"));
    rig.pass(35);
    assertEquals(List.of("Said: It is fixed", "Finished: completed"), rig.replies("#agents"));
    rig.slack.faults().next(1, POST, new Fault.Dropped(true));
    var other = rig.begin("Fix the logout button", AGENTS);
    rig.slack.faults().next(1, POST, new Fault.Dropped(true));
    rig.tell(other, new SessionEvent.Completed("Done"));
    rig.pass(70);
    assertEquals(List.of("Finished: completed"), rig.replies("#agents"));
    assertEquals(2, rig.cards("#agents").size());
    assertEquals(5, rig.posts().size());
  }

  @Test
  void aLookUpThatFailsIsRepeatedAndNothingIsPostedMeanwhile() throws Exception {
    rig.slack.faults().next(1, POST, new Fault.Dropped(true));
    var history = "conversations.history";
    rig.slack.faults().next(1, history, new Fault.ServerError(false));
    rig.slack.faults().next(1, history, new Fault.HtmlBody());
    rig.begin("Fix the login button", AGENTS);
    rig.pass(60);
    assertEquals(List.of("Fix the login button: queued"), rig.cards("#agents"));
    assertEquals(1, rig.posts().size());
    assertEquals(3, rig.slack.calls(history).size());
  }

  @Test
  void withoutTheScopeToLookThePostStaysUnclearAndOthersGoOn() throws Exception {
    rig.slack.scopes(java.util.Set.of("chat:write"));
    rig.slack.faults().next(1, POST, new Fault.Dropped(true));
    rig.begin("Fix the login button", AGENTS);
    rig.deliver();
    rig.begin("Fix the logout button", AGENTS);
    rig.pass(40);
    assertEquals(2, rig.posts().size());
    rig.slack.scopes(java.util.Set.of("chat:write", "channels:history"));
    rig.pass(120);
    assertEquals(2, rig.cards("#agents").size());
    assertEquals(2, rig.posts().size());
    assertEquals(0, rig.targets.backlog(rig.clock.instant()).targets());
  }

  @Test
  void aKillAfterThePostIsHealedByTheNextStart() throws Exception {
    rig.restart(Kill::afterPost);
    rig.begin("Fix the login button", AGENTS);
    rig.deliver();
    rig.restart();
    rig.pass(31);
    assertEquals(List.of("Fix the login button: queued"), rig.cards("#agents"));
    assertEquals(1, rig.posts().size());
  }

  @Test
  void aKillBeforeThePostIsHealedByTheNextStart() throws Exception {
    rig.restart(Kill::beforePost);
    rig.begin("Fix the login button", AGENTS);
    rig.deliver();
    assertEquals(List.of(), rig.cards("#agents"));
    rig.restart();
    rig.pass(31);
    assertEquals(List.of("Fix the login button: queued"), rig.cards("#agents"));
    assertEquals(1, rig.posts().size());
  }

  @Test
  void anEditNeedsNoLookUp() throws Exception {
    var id = rig.begin("Fix the login button", AGENTS);
    rig.deliver();
    rig.slack.faults().next(1, "chat.update", new Fault.Dropped(true));
    rig.slack.faults().next(1, "chat.update", new Fault.ServerError(false));
    rig.tell(id, new SessionEvent.Progressed("on it"));
    rig.pass(5);
    assertEquals(List.of("Fix the login button: in_progress on it"), rig.cards("#agents"));
    assertEquals(0, rig.slack.calls("conversations.history").size());
    assertEquals(3, rig.edits().size());
  }

  @Test
  void aPostThatSlackDoesLateIsDeletedAndTheOneWithTheThreadStays() throws Exception {
    rig.slack.faults().next(1, POST, new Fault.DoneLater(Duration.ofSeconds(75)));
    var id = rig.begin("Fix the login button", AGENTS);
    rig.deliver();
    rig.pass(31);
    var card = rig.slack.cards("#agents").getLast();
    rig.pass(44);
    rig.slack.doWhatIsLate();
    assertEquals(2, rig.slack.cards("#agents").size());
    rig.tell(id, new SessionEvent.Completed("Done"));
    rig.pass(120);
    assertEquals(List.of("Fix the login button: completed"), rig.cards("#agents"));
    assertEquals(card.ts(), rig.slack.cards("#agents").getFirst().ts());
    assertEquals(List.of("Finished: completed"), rig.replies("#agents"));
    assertEquals(1, rig.slack.calls("chat.delete").size());
  }

  @Test
  void aReplyIsLookedForInTheThreadItWasSentToThoughTheCardIsAnotherByNow() throws Exception {
    var id = rig.begin("Fix the login button", AGENTS);
    rig.deliver();
    rig.says(id, "Found it");
    rig.pass(21);
    rig.slack.faults().next(1, POST, new Fault.Dropped(true));
    rig.tell(id, new SessionEvent.Completed("Done"));
    rig.deliver();
    rig.delete(rig.slack.cards("#agents").getLast());
    rig.tell(id, new SessionEvent.Renamed("Fix all the buttons"));
    rig.pass(180);
    assertEquals(3 + 1, rig.posts().size(), "two cards, a digest and one notice");
    assertEquals(1, rig.counted("adopted"));
  }

  @Test
  void aReplyThatSlackDoesLateIsDeletedInItsThread() throws Exception {
    var id = rig.begin("Fix the login button", AGENTS);
    rig.deliver();
    rig.slack.faults().next(1, POST, new Fault.DoneLater(Duration.ofSeconds(75)));
    rig.tell(id, new SessionEvent.Completed("Done"));
    rig.pass(180);
    assertEquals(List.of("Finished: completed"), rig.replies("#agents"));
    assertEquals(1, rig.slack.calls("chat.delete").size());
  }

  @Test
  void aSecondLookIsRepeatedUntilItIsClear() throws Exception {
    rig.slack.faults().next(1, POST, new Fault.DoneLater(Duration.ofSeconds(75)));
    rig.begin("Fix the login button", AGENTS);
    rig.pass(40);
    rig.slack.faults().next(1, "conversations.history", new Fault.HtmlBody());
    rig.slack.faults().next(1, "chat.delete", new Fault.RateLimitedAs("7"));
    rig.slack.faults().next(1, "chat.delete", new Fault.Dropped(true));
    rig.pass(300);
    assertEquals(List.of("Fix the login button: queued"), rig.cards("#agents"));
    assertEquals(2, rig.slack.calls("chat.delete").size());
  }

  @Test
  void anEditThatSlackDoesLateDoesNotStandOverANewerOne() throws Exception {
    var id = rig.begin("Fix the login button", AGENTS);
    rig.deliver();
    rig.slack.faults().next(1, "chat.update", new Fault.DoneLater(Duration.ofSeconds(40)));
    rig.tell(id, new SessionEvent.Progressed("on it"));
    rig.deliver();
    rig.tell(id, new SessionEvent.Completed("Done"));
    rig.pass(5);
    assertEquals(List.of("Fix the login button: completed"), rig.cards("#agents"));
    rig.pass(36);
    rig.slack.doWhatIsLate();
    assertEquals(List.of("Fix the login button: in_progress on it"), rig.cards("#agents"));
    rig.pass(100);
    assertEquals(List.of("Fix the login button: completed"), rig.cards("#agents"));
  }

  @Test
  void anEditUnderWayAtAKillDoesNotStandEither() throws Exception {
    var id = rig.begin("Fix the login button", AGENTS);
    rig.deliver();
    rig.slack.faults().next(1, "chat.update", new Fault.RateLimitedAs("2"));
    rig.tell(id, new SessionEvent.Progressed("on it"));
    rig.deliver();
    rig.restart();
    rig.pass(10);
    assertEquals(2, rig.edits().size());
    rig.pass(120);
    assertEquals(3, rig.edits().size(), "the same again, over what may have come late");
  }

  @Test
  void withSlackOutOfReachEverythingIsKept() throws Exception {
    rig.slack.close();
    var id = rig.begin("Fix the login button", AGENTS);
    rig.pass(3);
    rig.tell(id, new SessionEvent.Completed("Done"));
    rig.pass(3);
    assertEquals(false, rig.courier.health().reachable());
    assertEquals(2, rig.courier.health().backlog().targets());
    assertEquals(Duration.ofSeconds(6), rig.courier.health().backlog().oldest());
  }

  /** A process that ends in the middle of a post. */
  private record Kill(MessageSender real, boolean posts) implements MessageSender {
    static MessageSender afterPost(MessageSender real) {
      return new Kill(real, true);
    }

    static MessageSender beforePost(MessageSender real) {
      return new Kill(real, false);
    }

    @Override
    public Result post(Channel channel, @Nullable String threadTs, Message message, String key) {
      if (posts) {
        real.post(channel, threadTs, message, key);
      }
      throw new Killed();
    }

    @Override
    public Result update(Channel channel, String ts, Message message) {
      return real.update(channel, ts, message);
    }

    @Override
    public Result find(
        Channel channel, @Nullable String threadTs, String key, Instant attemptedAt) {
      return real.find(channel, threadTs, key, attemptedAt);
    }

    @Override
    public Result stray(
        Channel channel,
        @Nullable String threadTs,
        String key,
        @Nullable String stays,
        Instant since) {
      return real.stray(channel, threadTs, key, stays, since);
    }

    @Override
    public Result delete(Channel channel, String ts) {
      return real.delete(channel, ts);
    }
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }
}
