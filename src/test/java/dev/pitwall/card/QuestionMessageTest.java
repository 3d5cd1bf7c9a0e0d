package dev.pitwall.card;

import static dev.pitwall.card.Cards.ALICE;
import static dev.pitwall.card.Cards.START;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.session.AskedQuestion;
import dev.pitwall.session.AskedQuestion.Answered;
import dev.pitwall.session.AskedQuestion.Open;
import dev.pitwall.session.AskedQuestion.Withdrawn;
import dev.pitwall.session.Provider;
import dev.pitwall.session.Question;
import dev.pitwall.session.Question.Option;
import dev.pitwall.session.Question.OptionKind;
import dev.pitwall.session.SessionState;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionMessageTest {
  private static final Question QUESTION = Cards.question("May I run this on staging?");
  private static final Cards CARDS = Cards.local().in(new SessionState.WaitingForUser(QUESTION));

  @Test
  void anOpenQuestionHasTheAgentsOwnOptions() {
    Golden.assertIs("question/open", message(CARDS, QUESTION, new Open()));
  }

  @Test
  void anAnsweredQuestionSaysWhoAndHow() {
    Golden.assertIs("question/answered", message(CARDS, QUESTION, answered(OptionKind.ALLOW_ONCE)));
  }

  @Test
  void aQuestionThatIsNotAskedAnyMoreSaysSo() {
    Golden.assertIs("question/withdrawn", message(CARDS, QUESTION, new Withdrawn(START)));
  }

  @ParameterizedTest
  @CsvSource({
    "ALLOW_ONCE, Allowed",
    "ALLOW_ALWAYS, Allowed for good",
    "REJECT_ONCE, Rejected",
    "REJECT_ALWAYS, Rejected for good",
    "OTHER, Answered “It depends”"
  })
  void anAnswerIsNamedByWhatItMeans(OptionKind kind, String words) {
    var context = message(CARDS, QUESTION, answered(kind)).blocks().at("/2/elements/0/text");

    assertEquals(words + " by <@U0ALICE>, <!date^1795330860^{time}|07:01 UTC>", context.asText());
  }

  @Test
  void withoutARequesterNobodyIsPinged() {
    var blocks = message(CARDS.by(null), QUESTION, new Open()).blocks();

    assertEquals(
        "The session waits. Anyone in this channel may answer.",
        blocks.at("/3/elements/0/text").asText());
  }

  @Test
  void aQuestionWithoutDetailsHasNoEmptyBlock() {
    var bare = new Question("q1", "Which?", " ", QUESTION.options(), START);

    assertEquals(3, message(CARDS, bare, new Open()).blocks().size());
  }

  @Test
  void aButtonTellsSessionQuestionAndOption() {
    var value = message(CARDS, QUESTION, new Open()).blocks().at("/2/elements/1/value").asText();

    assertEquals(new ButtonValue(Cards.ID, "q1|2"), ButtonValue.parse(value).orElseThrow());
  }

  @Test
  void manyOptionsTakeSeveralRows() {
    var options =
        IntStream.range(0, 30).mapToObj(i -> new Option("" + i, "o" + i, OptionKind.OTHER));
    var wide = new Question("q1", "Which?", "", options.toList(), START);

    var blocks = message(CARDS, wide, new Open()).blocks();

    assertEquals(25, blocks.at("/1/elements").size());
    assertEquals("question.answer:29", blocks.at("/2/elements/4/action_id").asText());
  }

  @Test
  void aSourceThatTakesNoAnswersIsOfferedNone() {
    var mute = new Provider("github", "GitHub", Set.of());
    var asked = new AskedQuestion(QUESTION, new Open());

    var blocks = QuestionMessage.of(CARDS.session(), mute, asked).blocks();

    assertEquals(
        "<@U0BOB>, the session waits. It takes no answers from here.",
        blocks.at("/2/elements/0/text").asText());
  }

  @Test
  void whatOnlyGitHubCanBeAnsweredLeadsThere() {
    var bare = new Question("q1", "", "", java.util.List.of(), START);
    var cards = Cards.github().answeredOnGitHub().in(new SessionState.WaitingForUser(bare));

    Golden.assertIs("question/on-github", message(cards, bare, new Open()));
    assertEquals(
        "Not asked any more: it was answered on GitHub, or the session ended.",
        message(cards, bare, new Withdrawn(START)).blocks().at("/1/elements/0/text").asText());
  }

  private static Answered answered(OptionKind kind) {
    return new Answered(ALICE, new Option("1", "It depends", kind), START);
  }

  private static Message message(Cards cards, Question question, AskedQuestion.Outcome outcome) {
    return QuestionMessage.of(
        cards.session(), cards.provider(), new AskedQuestion(question, outcome));
  }
}
