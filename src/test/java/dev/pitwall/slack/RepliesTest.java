package dev.pitwall.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.card.Reply;
import dev.pitwall.card.Trouble;
import dev.pitwall.command.CommandRequest;
import dev.pitwall.delivery.Inbox.Item;
import dev.pitwall.session.Channel;
import dev.pitwall.session.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How answers reach people. */
class RepliesTest {
  private static final Instant NOW = Instant.ofEpochSecond(1795330865);

  private final Desk desk;
  private int submissions;

  RepliesTest() throws Exception {
    desk = new Desk();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private static Reply said(String words) {
    return new Reply.Private(Trouble.said(words));
  }

  private void click(Reply reply) throws Exception {
    click(Payload.click("session.stop", "v"), reply);
  }

  private void click(ObjectNode payload, Reply reply) throws Exception {
    desk.reply("session.stop", _ -> reply);
    assertEquals("", desk.requests.interaction(desk.answerable(payload)).body());
  }

  private String submit(Reply reply) throws Exception {
    desk.reply("stop.submit", _ -> reply);
    // Each click on the modal's button has a trigger of its own.
    var sent = Payload.submission("stop.submit", "m").put("trigger_id", "1.2." + ++submissions);
    var answer = desk.requests.interaction(sent);
    assertEquals(200, answer.statusCode());
    return answer.body();
  }

  @Test
  void aCommandIsAnsweredToWhoeverTypedIt() throws Exception {
    desk.requests.form(desk.answerable(Payload.command("list")));
    var call = desk.slack.next();
    assertEquals("response", call.method());
    assertEquals("You typed list.", call.text());
    assertEquals("ephemeral", call.body().path("response_type").asText());
    assertFalse(call.body().path("replace_original").asBoolean(true));
    assertEquals("section", call.body().path("blocks").path(0).path("type").asText());
  }

  @Test
  void severalMessagesComeInOrder() throws Exception {
    click(new Reply.Several(List.of(Trouble.said("one"), Trouble.said("two"))));
    assertEquals("one", desk.slack.next().text());
    assertEquals("two", desk.slack.next().text());
  }

  @Test
  void aPageTakesThePlaceOfTheOneBefore() throws Exception {
    click(new Reply.Replace(Trouble.said("page 2")));
    var call = desk.slack.next();
    assertTrue(call.body().path("replace_original").asBoolean());
    assertFalse(call.body().has("thread_ts"));
  }

  @Test
  void aClickInAThreadIsAnsweredThere() throws Exception {
    var payload = Payload.click("session.stop", "v");
    ((ObjectNode) payload.get("message")).put("thread_ts", "1795330000.000100");
    click(payload, said("no"));
    assertEquals("1795330000.000100", desk.slack.next().body().path("thread_ts").asText());
  }

  @Test
  void aModalOpensByItsTrigger() throws Exception {
    click(new Reply.Open(Trouble.done()));
    var call = desk.slack.next();
    assertEquals("views.open", call.method());
    assertEquals(
        "12321423423.333649436676.d8c1bb837935619ccad0f624c448ffb3",
        call.body().path("trigger_id").asText());
    assertEquals("modal", call.body().path("view").path("type").asText());
  }

  @Test
  void aTriggerThatHasExpiredIsExplained() throws Exception {
    desk.slack.refuse("views.open", "expired_trigger_id");
    click(new Reply.Open(Trouble.done()));
    assertEquals("views.open", desk.slack.next().method());
    assertEquals(
        "The dialog did not open: Slack gives it three seconds. Click once more.",
        desk.slack.next().text());
  }

  @Test
  void theNextPageOfAModalReplacesTheOneThatWasSeen() throws Exception {
    var payload = Payload.click("session.stop", "v");
    payload.putObject("view").put("id", "V0LOG").put("hash", "156.ab").put("type", "modal");
    desk.slack.refuse("views.update", "hash_conflict");
    click(payload, new Reply.Update(Trouble.done()));
    var call = desk.slack.next();
    assertEquals("views.update", call.method());
    assertEquals("V0LOG", call.body().path("view_id").asText());
    assertEquals("156.ab", call.body().path("hash").asText());
    desk.untilDone();
    assertEquals(List.of(), desk.slack.others());
  }

  @Test
  void aFileThatSlackDoesNotTakeIsTold() throws Exception {
    desk.slack.refuse("files.getUploadURLExternal", "internal_error");
    var channel = new Channel(new Workspace("T0TEAM"), "C0AGENTS");
    click(new Reply.TextFile(channel, "1.2", "k3f9.txt", "log", "The log"));
    assertEquals("files.getUploadURLExternal", desk.slack.next().method());
    assertEquals("Slack did not take the file. Try again in a minute.", desk.slack.next().text());
  }

  @Test
  void aFileThatSlackMayHaveTakenIsTold() throws Exception {
    desk.slack.takeFiles();
    desk.slack.refuse("files.completeUploadExternal", "internal_error");
    var channel = new Channel(new Workspace("T0TEAM"), "C0AGENTS");
    click(new Reply.TextFile(channel, "1.2", "k3f9.txt", "log", "The log"));
    desk.untilDone();
    assertEquals(
        "Slack did not say whether it took the file. If it is not in the thread in a minute, ask"
            + " for it again.",
        desk.slack.others().getLast().text());
  }

  @Test
  void aFileThatBeganToBeSharedIsNothingToDoByItself() throws Exception {
    desk.inbox.keep(new Item("file", Uploads.KIND, "k3f9-log.txt", NOW.minusSeconds(60)));
    desk.runner.resume();
    desk.untilDone();
    assertEquals(List.of(), desk.slack.others());
  }

  @Test
  void anAddressThatIsUsedUpIsReplacedByAWhisper() throws Exception {
    desk.slack.refuse("response", "used_url");
    click(said("no"));
    assertEquals("response", desk.slack.next().method());
    var call = desk.slack.next();
    assertEquals("chat.postEphemeral", call.method());
    assertEquals("C0AGENTS", call.body().path("channel").asText());
    assertEquals("U0BOB", call.body().path("user").asText());
  }

  @Test
  void aMentionIsAnsweredByAWhisperInItsThread() throws Exception {
    desk.reply("mention", _ -> said("It is over."));
    var event = Payload.mention("Ev1", "<@U0PITWALL> hello");
    ((ObjectNode) event.get("event")).put("thread_ts", "1795330000.000100");
    desk.requests.json(event);
    var call = desk.slack.next();
    assertEquals("chat.postEphemeral", call.method());
    assertEquals("1795330000.000100", call.body().path("thread_ts").asText());
    assertEquals("U0ALICE", call.body().path("user").asText());
  }

  @Test
  void aSubmissionClosesItsModalOrIsAnsweredInIt() throws Exception {
    assertEquals("", submit(new Reply.Silent()));
    assertEquals(
        "{\"response_action\":\"errors\",\"errors\":{\"prompt\":\"Say what to do.\"}}",
        submit(new Reply.Errors(Map.of("prompt", "Say what to do."))));
    assertEquals(update(Trouble.done()), submit(new Reply.Update(Trouble.done())));
    assertEquals(
        update(Trouble.modal(List.of(Trouble.said("It is over.")))), submit(said("It is over.")));
    assertEquals(
        "{\"response_action\":\"push\",\"view\":" + Trouble.done().view() + "}",
        submit(new Reply.Open(Trouble.done())));
    assertEquals(List.of(), desk.slack.others());
  }

  private static String update(dev.pitwall.card.Modal modal) {
    return "{\"response_action\":\"update\",\"view\":" + modal.view() + "}";
  }

  @Test
  void aSubmissionThatBreaksKeepsWhatWasTyped() throws Exception {
    desk.reply(
        "stop.submit",
        _ -> {
          throw new IllegalStateException("the inside");
        });
    var answer = desk.requests.interaction(Payload.submission("stop.submit", "m"));
    assertEquals(200, answer.statusCode());
    assertTrue(answer.body().startsWith("{\"response_action\":\"errors\""), answer.body());
    assertTrue(answer.body().contains(Trouble.UNEXPECTED), answer.body());
  }

  @Test
  void aSlowSubmissionIsAnsweredInTimeAndAgainWhenItIsDone() throws Exception {
    var sourceAnswers = new CountDownLatch(1);
    desk.reply(
        "stop.submit",
        _ -> {
          await(sourceAnswers);
          return said("It is over.");
        });
    var answer = desk.requests.interaction(Payload.submission("stop.submit", "m"));
    assertEquals(update(Trouble.stillAtIt()), answer.body());
    assertEquals(List.of(), desk.slack.others());
    sourceAnswers.countDown();
    var call = desk.slack.next();
    assertEquals("views.update", call.method());
    assertEquals("V0STOP", call.body().path("view_id").asText());
    assertEquals(
        Trouble.modal(List.of(Trouble.said("It is over."))).view(), call.body().path("view"));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatWasKeptAndNotDoneIsDoneAtTheStart() throws Exception {
    keep("old", "command", Payload.command("stop k3f9"), NOW.minusSeconds(3_600));
    keep("new", "command", Payload.command("list"), NOW.minusSeconds(60));
    desk.runner.resume();
    desk.untilDone();
    var asked = desk.commands.stream().map(CommandRequest::text).sorted().toList();
    assertEquals(List.of("list", "stop k3f9"), asked);
    var methods = List.of(desk.slack.next().method(), desk.slack.next().method());
    assertEquals(List.of("chat.postEphemeral", "response"), methods.stream().sorted().toList());
  }

  @Test
  void aSubmissionThatWasNeverAnsweredIsNotDoneAtTheStart() throws Exception {
    var sent = Map.of("payload", Payload.submission("stop.submit", "m").toString());
    keep("cut off", "interaction", sent, NOW.minusSeconds(60));
    desk.runner.resume();
    desk.untilDone();
    assertEquals(List.of(), desk.actions);
  }

  private void keep(String id, String kind, Map<String, String> form, Instant at) {
    var fields = new java.util.HashMap<>(form);
    fields.put("response_url", desk.slack.responseUrl());
    desk.inbox.keep(new Item(id, kind, SignedRequests.encoded(fields), at));
  }
}
