package dev.pitwall.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.action.ActionRequest;
import dev.pitwall.card.Reply;
import dev.pitwall.card.Trouble;
import dev.pitwall.session.Channel;
import dev.pitwall.session.Person;
import dev.pitwall.session.Workspace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands and actions are asked, of all that Slack sends. */
class RequestsTest {
  private static final Workspace TEAM = new Workspace("T0TEAM");
  private static final Channel AGENTS = new Channel(TEAM, "C0AGENTS");
  private static final Person ALICE = new Person(TEAM, "U0ALICE");
  private static final Person BOB = new Person(TEAM, "U0BOB");

  private final Desk desk;

  RequestsTest() throws Exception {
    desk = new Desk();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  /** Sends an interaction and waits until it is done. */
  private ActionRequest asked(ObjectNode payload) throws Exception {
    assertEquals(200, desk.requests.interaction(payload).statusCode());
    desk.untilDone();
    return desk.actions.getLast();
  }

  @Test
  void aCommandIsWhatWasTypedByWhomAndWhere() throws Exception {
    desk.requests.form(Payload.command("say k3f9 a &lt;b&gt; 100% é 🏎 +1 & more"));
    desk.untilDone();
    var request = desk.commands.getFirst();
    assertEquals("say k3f9 a &lt;b&gt; 100% é 🏎 +1 & more", request.text());
    assertEquals(AGENTS, request.channel());
    assertEquals(ALICE, request.person());
    assertEquals(desk.inbox.all().getFirst().id(), request.id());
  }

  @Test
  void aClickIsWhatWasClickedWhateverElseSlackSends() throws Exception {
    var request = asked(Payload.click("question.answer:2", "a-session|allow"));
    assertEquals("a-session|allow", request.value());
    assertEquals(AGENTS, request.channel());
    assertEquals(BOB, request.person());
    assertEquals("1795330860.000100", request.messageTs());
    assertEquals(desk.inbox.all().getFirst().id(), request.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"overflow", "static_select", "radio_buttons"})
  void aChoiceIsItsOptionsValue(String type) throws Exception {
    var click = Payload.click("session.stop", "");
    var action = (ObjectNode) click.get("actions").get(0);
    action.remove("value");
    action.put("type", type).putObject("selected_option").put("value", "a-session|archive");
    assertEquals("a-session|archive", asked(click).value());
  }

  @Test
  void aClickInAModalHasNoChannel() throws Exception {
    var click = Payload.click("session.stop", "v");
    click.remove(List.of("channel", "message", "response_url"));
    click.putObject("container").put("type", "view").put("view_id", "V0LOG");
    click.putObject("view").put("id", "V0LOG").put("hash", "1.a").put("type", "modal");
    var request = asked(click);
    assertNull(request.channel());
    assertNull(request.messageTs());
  }

  @Test
  void somebodyOfAnotherCompanyIsOfTheirOwnWorkspace() throws Exception {
    var click = Payload.click("session.stop", "v");
    ((ObjectNode) click.get("user")).put("team_id", "T0OTHER");
    var request = asked(click);
    assertEquals(new Person(new Workspace("T0OTHER"), "U0BOB"), request.person());
    assertEquals(AGENTS, request.channel());
  }

  @Test
  void aSubmissionIsWhatStandsInItsInputs() throws Exception {
    var request = asked(Payload.submission("stop.submit", "a-session|C0AGENTS"));
    assertEquals("a-session|C0AGENTS", request.value());
    assertEquals(
        Map.of("reason", "wrong direction", "one", "main", "many", "a,b"), request.inputs());
    assertNull(request.channel());
    assertEquals(BOB, request.person());
  }

  @Test
  void aShortcutBringsTheMessageItWasUsedOn() throws Exception {
    var request = asked(Payload.shortcut("start_from_message"));
    assertEquals("the login button &lt;jumps&gt;", request.messageText());
    assertEquals("1795330000.000200", request.messageTs());
    assertEquals(AGENTS, request.channel());
  }

  @Test
  void aMentionIsItsTextWithoutTheMention() throws Exception {
    desk.requests.json(Payload.mention("Ev1", "<@U0PITWALL> fix  the &lt;b&gt;\nof <@U0BOB>"));
    desk.untilDone();
    var request = desk.actions.getFirst();
    assertEquals("fix  the &lt;b&gt;\nof <@U0BOB>", request.value());
    assertEquals(AGENTS, request.channel());
    assertEquals(ALICE, request.person());
    assertNull(request.messageTs());
  }

  @Test
  void aMentionInAThreadNamesTheThread() throws Exception {
    var event = Payload.mention("Ev1", "also the docs, <@U0PITWALL>");
    ((ObjectNode) event.get("event")).put("thread_ts", "1795330860.000100");
    desk.requests.json(event);
    desk.untilDone();
    assertEquals("also the docs,", desk.actions.getFirst().value());
    assertEquals("1795330860.000100", desk.actions.getFirst().messageTs());
  }

  @Test
  void theTwoEventsOfOneReplyAreTheSameRequest() throws Exception {
    var mention = Payload.mention("Ev1", "<@U0PITWALL> hello");
    ((ObjectNode) mention.get("event")).put("thread_ts", "1795330860.000100");
    var message = mention.deepCopy().put("event_id", "Ev2");
    ((ObjectNode) message.get("event")).put("type", "message").put("channel_type", "channel");
    desk.requests.json(mention);
    desk.requests.json(message);
    desk.untilDone();
    assertEquals(2, desk.actions.size());
    assertEquals(desk.actions.getFirst(), desk.actions.getLast());
  }

  @Test
  void talkAmongOthersAndOfBotsIsNotForUs() throws Exception {
    var talk = Payload.mention("Ev1", "see <@U0BOB>");
    ((ObjectNode) talk.get("event")).put("type", "message").put("thread_ts", "1795330860.000100");
    desk.requests.json(talk);
    var bot = Payload.mention("Ev2", "<@U0PITWALL> loop");
    ((ObjectNode) bot.get("event")).put("bot_id", "B0OTHER");
    desk.requests.json(bot);
    var edited = Payload.mention("Ev3", "<@U0PITWALL> edited");
    ((ObjectNode) edited.get("event")).put("type", "message").put("subtype", "message_changed");
    desk.requests.json(edited);
    var unknown = Payload.mention("Ev4", "x");
    ((ObjectNode) unknown.get("event")).put("type", "quantum_leap");
    desk.requests.json(unknown);
    desk.untilDone();
    assertEquals(4, desk.inbox.all().size());
    assertEquals(List.of(), desk.actions);
    assertEquals(List.of(), desk.slack.others());
  }

  @Test
  void anUnknownButtonIsExplained() throws Exception {
    desk.requests.interaction(desk.answerable(Payload.click("session.teleport", "v")));
    assertEquals(
        "That button is from another version of Pitwall. Type `/agents show` and the session's"
            + " handle for a new card.",
        desk.slack.next().text());
  }

  @Test
  void aLinkThatNobodyAnswersNeedsNoAnswer() throws Exception {
    var click = desk.answerable(Payload.click("some.link", "v"));
    ((ObjectNode) click.get("actions").get(0)).put("url", "https://github.com/octo-org/shop");
    desk.requests.interaction(click);
    desk.untilDone();
    assertEquals(List.of(), desk.slack.others());
  }

  @Test
  void aRequestOfNoWorkspaceIsDoneWithoutDoingAnything() throws Exception {
    var click = Payload.click("session.stop", "v");
    click.putNull("team");
    desk.requests.interaction(click);
    var command = Payload.command("help");
    command.remove("team_id");
    desk.requests.form(command);
    desk.untilDone();
    assertEquals(List.of(), desk.actions);
    assertEquals(List.of(), desk.commands);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "7",
        "{}",
        "{\"type\":\"block_actions\"}",
        "{\"type\":\"block_actions\",\"actions\":[]}",
        "{\"type\":\"block_actions\",\"team\":{\"id\":\"T\"},\"user\":{\"id\":\"U\"},\"actions\":[]}",
        "{\"type\":\"block_actions\",\"actions\":7}",
        "{\"type\":\"message_action\"}",
        "{\"type\":\"shortcut\"}",
        "{\"type\":\"view_submission\"}",
        "{\"type\":\"view_closed\",\"view\":{\"callback_id\":\"x\"}}",
        "{\"type\":\"block_suggestion\"}",
        "{\"type\":\"dialog_submission\"}",
        "{\"type\":\"quantum_leap\"}",
        "{\"type\":",
        "%zz"
      })
  void aPayloadThatMakesNoSenseDisturbsNothing(String payload) throws Exception {
    var answer = desk.requests.send(SignedRequests.FORM, "payload=" + payload);
    assertTrue(answer.statusCode() == 200, () -> answer.statusCode() + " " + answer.body());
    desk.untilDone();
    asked(Payload.click("session.stop", "still works"));
    assertEquals(List.of(), desk.slack.others());
  }

  @Test
  void whatNobodyExpectedIsToldInOneSentence() throws Exception {
    desk.reply(_ -> {
      throw new IllegalStateException("NPE of the inside");
    });
    desk.requests.form(desk.answerable(Payload.command("list")));
    assertEquals(Trouble.UNEXPECTED, desk.slack.next().text());
    desk.untilDone();
  }

  @Test
  void nothingIsAskedOfSlackWhereNobodyNeedsIt() throws Exception {
    desk.reply(_ -> new Reply.Silent());
    desk.requests.form(desk.answerable(Payload.command("list")));
    asked(desk.answerable(Payload.click("session.stop", "v")));
    asked(Payload.submission("stop.submit", "m"));
    assertEquals(List.of(), desk.slack.others());
  }
}
