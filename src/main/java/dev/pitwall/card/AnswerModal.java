package dev.pitwall.card;

import dev.pitwall.card.block.Block;
import dev.pitwall.card.block.Element;
import dev.pitwall.card.block.Mrkdwn;
import dev.pitwall.card.block.Option;
import dev.pitwall.card.block.Plain;
import dev.pitwall.card.block.View;
import dev.pitwall.session.Question;
import dev.pitwall.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The agent's question with its options to choose from. */
public final class AnswerModal {
  /** The field's id; its value is the option's place among the question's, from 0. */
  public static final String CHOICE = "choice";

  private static final int RADIO = 10;

  private AnswerModal() {}

  public static Modal of(Session session, Question question) {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Section(Mrkdwn.bold(question.title())));
    if (!question.detail().isBlank()) {
      blocks.add(new Block.Code(question.detail()));
    }
    blocks.add(new Block.Input(CHOICE, new Plain("Your answer"), choice(question), false, null));
    blocks.add(
        new Block.Context(
            Mrkdwn.join(
                "  ·  ",
                List.of(
                    Mrkdwn.text(session.task().title()), Mrkdwn.code(session.handle().text())))));
    return Modal.of(
        new View(
            ActionIds.ANSWER_SUBMIT,
            new Plain("The agent asks"),
            new Plain("Answer"),
            new Plain("Not now"),
            ButtonValue.of(session.id(), question.id()),
            blocks));
  }

  private static Element choice(Question question) {
    var options =
        IntStream.range(0, question.options().size())
            .mapToObj(i -> Option.of(question.options().get(i).label(), Integer.toString(i)))
            .toList();
    return options.size() <= RADIO
        ? new Element.Radio(CHOICE, options, null)
        : new Element.Select(CHOICE, null, options, null);
  }
}
