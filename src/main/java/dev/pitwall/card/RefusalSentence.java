package dev.pitwall.card;

import dev.pitwall.access.Access.Verdict;
import dev.pitwall.card.block.Mrkdwn;
import dev.pitwall.session.AskedQuestion;
import dev.pitwall.session.AskedQuestion.Answered;
import dev.pitwall.session.Refusal;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.StopRequest;
import java.util.ArrayList;

/** Why what was asked of a session can't be done, and what to do. */
public final class RefusalSentence {
  private RefusalSentence() {}

  public static Mrkdwn of(Refusal refusal) {
    return switch (refusal) {
      case Refusal.AlreadyOver(var session) -> over(session);
      case Refusal.StopAlreadyAsked(var session, var by, var at) ->
          Mrkdwn.concat(
              Mrkdwn.mention(by),
              Mrkdwn.text(" asked to stop "),
              title(session),
              Mrkdwn.text(" at "),
              Mrkdwn.time(at),
              Mrkdwn.text(". Its card says when it has stopped."));
      case Refusal.QuestionClosed(var question) -> closed(question);
      case Refusal.Unknown(var what) ->
          Mrkdwn.text("This " + what + " is not known here any more. See `/agents list`.");
      case Refusal.NotAllowed(var why) -> Mrkdwn.text(why);
    };
  }

  /** Not from where it was asked. */
  public static Mrkdwn of(Session session, Verdict.Elsewhere elsewhere) {
    if (elsewhere.shown().isEmpty()) {
      return Mrkdwn.concat(
          Mrkdwn.text("You can do this only where the session's card is. "),
          SlashCommand.code("show", session.handle().text()),
          Mrkdwn.text(" shows it here."));
    }
    var parts = new ArrayList<Mrkdwn>();
    parts.add(Mrkdwn.text("You can't do this from here: the session's card is in "));
    parts.add(Mrkdwn.join(", ", elsewhere.shown().stream().map(Mrkdwn::channel).toList()));
    parts.add(Mrkdwn.text(". "));
    var owner = session.task().requestedBy();
    if (owner == null) {
      parts.add(Mrkdwn.text("Do it there."));
    } else {
      parts.add(Mrkdwn.text("Do it there, or ask "));
      parts.add(Mrkdwn.mention(owner));
      parts.add(Mrkdwn.text("."));
    }
    return Mrkdwn.concat(parts.toArray(Mrkdwn[]::new));
  }

  private static Mrkdwn over(Session session) {
    return Mrkdwn.concat(
        title(session),
        Mrkdwn.text(" is over already: "),
        how(session),
        Mrkdwn.text(". To go on, start another: `/agents start`."));
  }

  private static Mrkdwn how(Session session) {
    if (session.state() instanceof SessionState.Cancelled
        && session.stop() instanceof StopRequest.Confirmed asked) {
      return Mrkdwn.concat(Mrkdwn.text("stopped by "), Mrkdwn.mention(asked.by()));
    }
    return Mrkdwn.text(
        switch (session.state()) {
          case SessionState.Completed _ -> "it is done";
          case SessionState.Failed _ -> "it failed";
          case SessionState.TimedOut _ -> "it timed out";
          default -> "it was stopped";
        });
  }

  private static Mrkdwn closed(AskedQuestion asked) {
    return asked.outcome() instanceof Answered(var by, var option, _)
        ? Mrkdwn.concat(
            Mrkdwn.mention(by),
            Mrkdwn.text(" has answered already: "),
            Mrkdwn.said(option.label()),
            Mrkdwn.text("."))
        : Mrkdwn.text("The agent no longer waits for this answer. Its card says what it does now.");
  }

  static Mrkdwn title(Session session) {
    return Mrkdwn.bold(session.task().title());
  }
}
