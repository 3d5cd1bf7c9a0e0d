package dev.pitwall.card;

import static dev.pitwall.card.block.Mrkdwn.bold;
import static dev.pitwall.card.block.Mrkdwn.concat;
import static dev.pitwall.card.block.Mrkdwn.join;
import static dev.pitwall.card.block.Mrkdwn.mention;
import static dev.pitwall.card.block.Mrkdwn.said;
import static dev.pitwall.card.block.Mrkdwn.sign;
import static dev.pitwall.card.block.Mrkdwn.text;
import static dev.pitwall.card.block.Mrkdwn.time;

import dev.pitwall.card.block.Block;
import dev.pitwall.card.block.Element;
import dev.pitwall.card.block.Element.Button;
import dev.pitwall.card.block.Element.Style;
import dev.pitwall.card.block.Mrkdwn;
import dev.pitwall.card.block.Sign;
import dev.pitwall.session.AskedQuestion;
import dev.pitwall.session.AskedQuestion.Answered;
import dev.pitwall.session.AskedQuestion.Open;
import dev.pitwall.session.AskedQuestion.Withdrawn;
import dev.pitwall.session.Provider;
import dev.pitwall.session.Question;
import dev.pitwall.session.Session;
import java.util.ArrayList;
import java.util.List;

/**
 * An agent's question in the thread, with its own options as buttons; their values are the session,
 * then {@code <question id>|<option id>}.
 */
public final class QuestionMessage {
  private static final int TITLE = 500;

  private final Session session;
  private final Provider provider;
  private final AskedQuestion asked;

  private QuestionMessage(Session session, Provider provider, AskedQuestion asked) {
    this.session = session;
    this.provider = provider;
    this.asked = asked;
  }

  /** The question as it now stands. */
  public static Message of(Session session, Provider provider, AskedQuestion asked) {
    return new QuestionMessage(session, provider, asked).message();
  }

  private Message message() {
    var question = asked.question();
    var title = text(title(question)).fit(TITLE);
    var blocks = new ArrayList<Block>();
    // Answered, it asks for nothing any more.
    var sign = asked.open() ? concat(sign(Sign.NEEDS_ANSWER), text(" ")) : Mrkdwn.EMPTY;
    blocks.add(new Block.Section(concat(sign, bold(title))));
    if (!question.detail().isBlank()) {
      blocks.add(new Block.Code(question.detail()));
    }
    blocks.addAll(
        switch (asked.outcome()) {
          case Open() -> open(question);
          case Answered(var by, var option, var at) ->
              outcome(concat(choice(option), text(" by "), mention(by), text(", "), time(at)));
          case Withdrawn _ -> outcome(text(withdrawn(question)));
        });
    return Message.of(join(" · ", List.of(title, text(session.task().title()))), blocks);
  }

  /** A source may say no more than that it waits. */
  private static String title(Question question) {
    return question.title().isBlank() ? "The agent waits for an answer." : question.title();
  }

  private String withdrawn(Question question) {
    return Answering.here(provider, question)
        ? "Not asked any more: the session ended or went on without an answer."
        : "Not asked any more: it was answered on " + provider.label() + ", or the session ended.";
  }

  private List<Block> open(Question question) {
    if (!Answering.here(provider, question)) {
      return elsewhere();
    }
    var blocks = new ArrayList<Block>();
    var buttons = buttons(question);
    for (int i = 0; i < buttons.size(); i += Block.ACTION_ELEMENTS) {
      int end = Math.min(i + Block.ACTION_ELEMENTS, buttons.size());
      blocks.add(new Block.Actions(buttons.subList(i, end)));
    }
    blocks.add(new Block.Context(concat(waits(), text(" Anyone in this channel may answer."))));
    return blocks;
  }

  private List<Block> elsewhere() {
    var there = Answering.there(session, provider);
    var where =
        there.isEmpty()
            ? " It takes no answers from here."
            : " It takes its answer on " + provider.label() + ".";
    return List.of(
        new Block.Actions(there.<List<Element>>map(List::of).orElse(List.of())),
        new Block.Context(concat(waits(), text(where))));
  }

  /** Who asked for the session is pinged by it, once: later changes of a message ping nobody. */
  private Mrkdwn waits() {
    var requester = session.task().requestedBy();
    return requester == null
        ? text("The session waits.")
        : concat(mention(requester), text(", the session waits."));
  }

  private List<Element> buttons(Question question) {
    var buttons = new ArrayList<Element>();
    for (var option : question.options()) {
      var id = ActionIds.nth(ActionIds.QUESTION_ANSWER, buttons.size());
      var value = ButtonValue.of(session.id(), question.id() + "|" + option.id());
      buttons.add(Button.of(id, option.label(), value).styled(style(option)));
    }
    return buttons;
  }

  private static Style style(Question.Option option) {
    return switch (option.kind()) {
      case ALLOW_ONCE -> Style.PRIMARY;
      case REJECT_ONCE, REJECT_ALWAYS -> Style.DANGER;
      case ALLOW_ALWAYS, OTHER -> Style.DEFAULT;
    };
  }

  private static Mrkdwn choice(Question.Option option) {
    return switch (option.kind()) {
      case ALLOW_ONCE -> text("Allowed");
      case ALLOW_ALWAYS -> text("Allowed for good");
      case REJECT_ONCE -> text("Rejected");
      case REJECT_ALWAYS -> text("Rejected for good");
      case OTHER -> concat(text("Answered "), said(option.label()));
    };
  }

  private static List<Block> outcome(Mrkdwn words) {
    return List.of(new Block.Context(words));
  }
}
