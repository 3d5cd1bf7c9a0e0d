package dev.pitwall.card;

import dev.pitwall.card.block.Mrkdwn;
import dev.pitwall.session.ActOutcome;
import dev.pitwall.session.DigestLevel;
import dev.pitwall.session.Dispatcher;
import dev.pitwall.session.Session;
import java.util.List;

/** What a person is told of what they asked; the card tells everybody the rest. */
public final class Told {
  private Told() {}

  /** After a stop was asked for. */
  public static Reply stop(Session session, Dispatcher.Answer answer) {
    return switch (answer) {
      case Dispatcher.Answer.Carried(var outcome) -> Reply.of(stop(session, outcome));
      case Dispatcher.Answer.NotCarried(var refusal) -> Reply.of(RefusalSentence.of(refusal));
      case Dispatcher.Answer.Repeated() -> new Reply.Silent();
    };
  }

  private static Mrkdwn stop(Session session, ActOutcome outcome) {
    return switch (outcome) {
      case ActOutcome.Done(), ActOutcome.Deferred _ ->
          Mrkdwn.concat(
              Mrkdwn.text("Stopping "),
              RefusalSentence.title(session),
              Mrkdwn.text(". Its card says when it has stopped."));
      case ActOutcome.Refused(var why) -> Mrkdwn.text(why);
      case ActOutcome.Unclear _ ->
          Mrkdwn.concat(
              Mrkdwn.text("Asked to stop "),
              RefusalSentence.title(session),
              Mrkdwn.text(", and not told yet whether it does. Its card will say."));
    };
  }

  /**
   * After something was said to the agent.
   *
   * @param session as it was when it was said
   * @param text what was said; given back when it did not arrive
   */
  public static Reply say(Session session, String text, Dispatcher.Answer answer) {
    return switch (answer) {
      case Dispatcher.Answer.Carried(var outcome) -> said(session, text, outcome);
      case Dispatcher.Answer.NotCarried(var refusal) ->
          TypedBack.of(RefusalSentence.of(refusal), text, List.of());
      case Dispatcher.Answer.Repeated() -> new Reply.Silent();
    };
  }

  private static Reply said(Session session, String text, ActOutcome outcome) {
    return switch (outcome) {
      case ActOutcome.Done() ->
          Reply.of(
              Mrkdwn.concat(
                  Mrkdwn.text("Told the agent of "),
                  RefusalSentence.title(session),
                  Mrkdwn.text(session.ended() ? ", which begins another turn with it." : ".")));
      case ActOutcome.Deferred(var when) ->
          Reply.of(
              Mrkdwn.concat(RefusalSentence.title(session), Mrkdwn.text(" gets it " + when + ".")));
      case ActOutcome.Refused(var why) -> TypedBack.of(Mrkdwn.text(why), text, List.of());
      case ActOutcome.Unclear _ ->
          TypedBack.of(
              Mrkdwn.concat(
                  Mrkdwn.text("Not known yet whether this reached the agent of "),
                  RefusalSentence.title(session),
                  Mrkdwn.text(". Look at its log before you say it again.")),
              text,
              List.of());
    };
  }

  /** After a question was answered; the thread shows the answer. */
  public static Reply answer(Dispatcher.Answer answer) {
    return switch (answer) {
      case Dispatcher.Answer.Carried(ActOutcome.Refused(var why)) -> Reply.of(Mrkdwn.text(why));
      case Dispatcher.Answer.Carried(ActOutcome.Unclear _) ->
          Reply.of(
              Mrkdwn.text(
                  "Not known yet whether the answer reached the agent. Its card will say."));
      case Dispatcher.Answer.NotCarried(var refusal) -> Reply.of(RefusalSentence.of(refusal));
      case Dispatcher.Answer.Carried _, Dispatcher.Answer.Repeated _ -> new Reply.Silent();
    };
  }

  /** The session has no open question. */
  public static Reply asksNothing(Session session) {
    return Reply.of(
        Mrkdwn.concat(
            RefusalSentence.title(session),
            Mrkdwn.text(" does not wait for an answer now. Its card says what it does.")));
  }

  /** A mention in a session's thread, and no words with it. */
  public static Reply nothingSaid() {
    return Reply.of(
        Mrkdwn.text("Write what the agent should know behind the mention; it goes to the agent."));
  }

  /** From now on. */
  public static Reply level(DigestLevel level) {
    return Reply.of(
        Mrkdwn.text(
            switch (level) {
              case OFF -> "This thread now gets questions and the end only.";
              case MILESTONES ->
                  "This thread now gets what is changed, validated and said, and what goes wrong.";
              case VERBOSE -> "This thread now gets all the agent explores, thinks and does.";
            }));
  }

  /** The source takes no messages. */
  public static Reply cannotSay(String text) {
    return TypedBack.of(
        "This session's source takes no messages while it works. Stop it and start it again with "
            + "a clearer task.",
        text);
  }
}
