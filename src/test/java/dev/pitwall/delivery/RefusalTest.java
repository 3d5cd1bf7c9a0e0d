package dev.pitwall.delivery;

import static dev.pitwall.session.Sessions.AGENTS;
import static dev.pitwall.session.Sessions.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.sandbox.slack.Fault;
import dev.pitwall.session.SessionEvent;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Slack will not take disturbs nothing else. */
class RefusalTest {
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

  private List<String> sentences() {
    return rig.courier.health().blocks().stream().map(DeliveryStore.Block::why).toList();
  }

  @Test
  void anArchivedChannelDisturbsNoOther() throws Exception {
    rig.slack.archive("#agents", true);
    var id = rig.begin("Fix the login button", AGENTS);
    rig.begin("Sell more", SHOP);
    rig.pass(2);
    assertEquals(List.of("Sell more: queued"), rig.cards("#shop"));
    assertEquals(
        List.of("The channel is archived. Unarchive it, or show sessions elsewhere."), sentences());
    rig.tell(id, new SessionEvent.Completed("Done"));
    rig.pass(58);
    rig.slack.archive("#agents", false);
    rig.pass(5);
    assertEquals(List.of("Fix the login button: completed"), rig.cards("#agents"));
    assertEquals(List.of("Finished: completed"), rig.replies("#agents"));
    assertEquals(List.of(), sentences());
  }

  @Test
  void aBlockedChannelIsTriedLessAndLessOftenAndAtOnceAfterARestart() throws Exception {
    rig.slack.archive("#agents", true);
    rig.begin("Fix the login button", AGENTS);
    rig.pass(16 * 60);
    // At 0, 1, 2, 4 and 8 minutes; the next one would be at 16.
    assertEquals(5, rig.posts().size());
    rig.restart();
    rig.deliver();
    assertEquals(6, rig.posts().size());
  }

  @Test
  void aRevokedTokenIsToldOnceAndNothingIsLost() throws Exception {
    rig.slack.faults().refuseToken("token_revoked");
    rig.begin("Fix the login button", AGENTS);
    rig.begin("Sell more", SHOP);
    rig.pass(50);
    assertEquals(
        List.of(
            "The bot token is revoked. Reinstall the app in the workspace and put its new bot token"
                + " into SLACK_BOT_TOKEN."),
        sentences());
    rig.slack.faults().refuseToken("");
    rig.pass(15);
    assertEquals(List.of("Fix the login button: queued"), rig.cards("#agents"));
    assertEquals(List.of("Sell more: queued"), rig.cards("#shop"));
    assertEquals(List.of(), sentences());
  }

  @Test
  void aCardThatSlackRefusesIsShownAsPlainTextOnce() throws Exception {
    var id = rig.begin(PlainRenderer.REFUSED, AGENTS);
    rig.pass(5);
    var card = rig.slack.cards("#agents").getFirst();
    assertEquals("Make Slack refuse this: queued", card.text());
    assertEquals(0, card.blocks().size());
    assertEquals(2, rig.posts().size());
    rig.tell(id, new SessionEvent.Progressed("on it"));
    rig.pass(5);
    assertEquals(List.of("Make Slack refuse this: in_progress on it"), rig.cards("#agents"));
    assertEquals(2, rig.edits().size());
  }

  @Test
  void aReplyThatSlackRefusesIsGivenUpAndTheNextOnesFollow() throws Exception {
    var id = rig.begin("Fix the login button", AGENTS);
    rig.says(id, PlainRenderer.REFUSED);
    rig.pass(21);
    rig.says(id, "It is fixed");
    rig.tell(id, new SessionEvent.Completed("Done"));
    rig.pass(5);
    assertEquals(List.of("Said: It is fixed", "Finished: completed"), rig.replies("#agents"));
    assertEquals(1, rig.counted("abandoned"));
  }

  @Test
  void aRefusalNobodyKnowsIsTriedAgainLater() throws Exception {
    rig.slack.faults().next(2, "chat.postMessage", new Fault.Refused("a_new_kind_of_limit"));
    rig.begin("Fix the login button", AGENTS);
    rig.pass(29);
    assertEquals(1, rig.posts().size());
    rig.pass(65);
    assertEquals(List.of("Fix the login button: queued"), rig.cards("#agents"));
    assertEquals(3, rig.posts().size());
  }
}
