package dev.pitwall.action;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.card.ActionIds;
import dev.pitwall.card.ButtonValue;
import dev.pitwall.desk.Desk;
import dev.pitwall.session.ActOutcome;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.Sessions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerTest {
  @TempDir Path directory;
  private Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk(directory);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private Session waiting() {
    var session = desk.running("Migrate the orders table");
    return desk.tell(session, new SessionEvent.Asked(Sessions.mayIMigrate()));
  }

  private String choose(Session session, String question, String option) {
    return desk.click(
        ActionIds.nth(ActionIds.QUESTION_ANSWER, 0),
        ButtonValue.of(session.id(), question + "|" + option),
        "1700000000.000200");
  }

  @Test
  void aButtonUnderTheQuestionAnswersIt() {
    assertEquals("(nothing)\n", choose(waiting(), "q1", "once"));
    assertEquals(List.of("answer k3f9: q1 once"), desk.source.asked);
  }

  @Test
  void aSecondAnswerSaysWhoWasFirst() {
    var session = waiting();
    choose(session, "q1", "once");
    assertEquals(
        """
        <@U0ALICE> has answered already: “Allow once”.
        """,
        choose(session, "q1", "no"));
    assertEquals(List.of("answer k3f9: q1 once"), desk.source.asked);
  }

  @Test
  void aQuestionThatIsNotAskedAnyMoreSaysSo() {
    var session = waiting();
    desk.tell(session, new SessionEvent.Rested());
    assertEquals(
        """
        The agent no longer waits for this answer. Its card says what it does now.
        """,
        choose(session, "q1", "once"));
  }

  @Test
  void anOptionThatTheAgentDidNotOfferIsNoAnswer() {
    var session = waiting();
    var unknown =
        """
        This question is not known here any more. See `/agents list`.
        """;
    assertEquals(unknown, choose(session, "q1", "always"));
    assertEquals(unknown, choose(session, "q2", "once"));
    assertEquals(
        unknown, desk.click(ActionIds.QUESTION_ANSWER, session.id().text(), "1700000000.000200"));
  }

  @Test
  void whatTheSourceMakesOfTheAnswerIsTold() {
    var session = waiting();
    desk.source.outcome = new ActOutcome.Refused("The agent has withdrawn the question.");
    assertEquals("The agent has withdrawn the question.\n", choose(session, "q1", "once"));
  }

  @Test
  void theCardsAnswerButtonOpensTheQuestion() {
    var session = waiting();
    assertEquals(
        """
        (opens)
        == The agent asks ==
        *May I run this on staging?*
        | rails db:migrate
        Your answer (Allow once | Reject)
        ~ Migrate the orders table  ·  `k3f9`
        <Answer> <Not now>
        """,
        desk.click(ActionIds.ANSWER, ButtonValue.of(session.id()), "1700000000.000100"));
  }

  @Test
  void theDialogAnswersToo() {
    var session = waiting();
    var question = ButtonValue.of(session.id(), "q1");
    assertEquals(
        "(nothing)\n", desk.submit(ActionIds.ANSWER_SUBMIT, question, Map.of("choice", "1")));
    assertEquals(List.of("answer k3f9: q1 no"), desk.source.asked);
    assertEquals(
        """
        <@U0ALICE> has answered already: “Reject”.
        """,
        desk.submit(ActionIds.ANSWER_SUBMIT, question, Map.of("choice", "0")));
  }

  @Test
  void anAnswerToNothingSaysSo() {
    var session = desk.running("Fix the login button");
    assertEquals(
        """
        *Fix the login button* does not wait for an answer now. Its card says what it does.
        """,
        desk.click(ActionIds.ANSWER, ButtonValue.of(session.id()), "1700000000.000100"));
  }

  @Test
  void whoeverDoesNotSeeTheCardMayNotAnswer() {
    var session = waiting();
    assertEquals(
        """
        You can't do this from here: the session's card is in <#C0AGENTS>. Do it there, or ask <@U0ALICE>.
        """,
        desk.click(
            Sessions.BOB,
            Sessions.SHOP,
            ActionIds.QUESTION_ANSWER,
            ButtonValue.of(session.id(), "q1|once"),
            "1700000000.000200"));
    assertEquals(List.of(), desk.source.asked);
  }
}
