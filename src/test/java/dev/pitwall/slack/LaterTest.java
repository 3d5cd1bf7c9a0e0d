package dev.pitwall.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.card.Reply;
import dev.pitwall.card.Trouble;
import dev.pitwall.delivery.Inbox.Item;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said minutes after it was asked. */
class LaterTest {
  private final Desk desk;
  private final CompletableFuture<Reply> then = new CompletableFuture<>();

  LaterTest() throws Exception {
    desk = new Desk();
    desk.reply(_ -> new Reply.Later(Trouble.said("Enter the code."), then));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private void type(String text) throws Exception {
    desk.requests.form(desk.answerable(Payload.command(text)));
  }

  private List<String> open() {
    return desk.inbox.open(9).stream().map(Item::kind).toList();
  }

  @Test
  void theFirstMessageComesAtOnceAndTheRequestIsDoneWithTheSecond() throws Exception {
    type("link");
    assertEquals("Enter the code.", desk.slack.next().text());
    assertEquals(List.of("command"), open());
    assertEquals(List.of(), desk.slack.others());

    then.complete(new Reply.Private(Trouble.said("Linked.")));
    var second = desk.slack.next();
    assertEquals("response", second.method());
    assertEquals("Linked.", second.text());
    desk.untilDone();
  }

  @Test
  void othersAreAnsweredMeanwhile() throws Exception {
    for (int i = 0; i < 9; i++) {
      type("link " + i);
      assertEquals("Enter the code.", desk.slack.next().text());
    }
    desk.reply(_ -> new Reply.Private(Trouble.said("All is well.")));
    type("list");
    assertEquals("All is well.", desk.slack.next().text());
  }

  @Test
  void aFirstMessageAloneIsEnoughWhenNothingIsToBeSaidLater() throws Exception {
    then.complete(new Reply.Silent());
    type("link");
    assertEquals("Enter the code.", desk.slack.next().text());
    desk.untilDone();
    assertEquals(List.of(), desk.slack.others());
  }

  @Test
  void whatBreaksLaterIsTold() throws Exception {
    type("link");
    assertEquals("Enter the code.", desk.slack.next().text());
    then.completeExceptionally(new IllegalStateException("the inside"));
    assertEquals(Trouble.UNEXPECTED, desk.slack.next().text());
    desk.untilDone();
  }

  @Test
  void aRequestWhoseSecondMessageNeverCameIsDoneAgainAtTheNextStart() throws Exception {
    type("link");
    assertEquals("Enter the code.", desk.slack.next().text());
    desk.reply(_ -> new Reply.Private(Trouble.said("Enter another code.")));

    try (var restarted = restarted()) {
      restarted.resume();
      assertEquals("Enter another code.", desk.slack.next().text());
      desk.untilDone();
    }
  }

  @Test
  void whatAnotherInstanceHasTakenOverIsSaidThereAndNotHere() throws Exception {
    type("link");
    assertEquals("Enter the code.", desk.slack.next().text());
    desk.inbox.takenOver();

    then.complete(new Reply.Private(Trouble.said("Linked.")));
    desk.inbox.untilAskedInVain();
    assertEquals(List.of(), desk.slack.others());
    assertEquals(List.of("command"), open());
  }

  private InboxRunner restarted() {
    desk.runner.close();
    return desk.anotherRunner();
  }

  @Test
  void aDialogTurnsAndTurnsAgain() throws Exception {
    desk.reply("stop.submit", _ -> new Reply.Later(Trouble.said("Enter the code."), then));
    var answer = desk.requests.interaction(Payload.submission("stop.submit", "m"));
    assertEquals(
        "{\"response_action\":\"update\",\"view\":"
            + Trouble.modal(List.of(Trouble.said("Enter the code."))).view()
            + "}",
        answer.body());

    then.complete(new Reply.Private(Trouble.said("Linked.")));
    var call = desk.slack.next();
    assertEquals("views.update", call.method());
    assertEquals(Trouble.modal(List.of(Trouble.said("Linked."))).view(), call.body().path("view"));
  }
}
