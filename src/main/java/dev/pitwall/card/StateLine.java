package dev.pitwall.card;

import static dev.pitwall.card.block.Mrkdwn.concat;
import static dev.pitwall.card.block.Mrkdwn.join;
import static dev.pitwall.card.block.Mrkdwn.mention;
import static dev.pitwall.card.block.Mrkdwn.said;
import static dev.pitwall.card.block.Mrkdwn.text;
import static dev.pitwall.card.block.Mrkdwn.time;

import dev.pitwall.card.block.Mrkdwn;
import dev.pitwall.card.block.Sign;
import dev.pitwall.session.Provider;
import dev.pitwall.session.Question;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.StopRequest;
import dev.pitwall.session.Validation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a session stands: the sign that is the state, and its word with the one thing worth knowing
 * now.
 */
record StateLine(Sign sign, Mrkdwn words) {
  private static final int FOREIGN = 240;

  static StateLine of(Session session, Provider provider) {
    return of(session, provider, null);
  }

  /**
   * @param elsewhere says where it is told what the session does; null: here
   */
  static StateLine of(Session session, Provider provider, @Nullable Mrkdwn elsewhere) {
    if (session.state() instanceof SessionState.Ended ended) {
      return ended(session, ended);
    }
    if (session.stop() instanceof StopRequest.Asked asked && asked.pending()) {
      return stopping(asked, provider);
    }
    if (session.sighting().lost()) {
      var since = time(session.sighting().lastSeen());
      return of(
          Sign.NO_NEWS,
          concat(text("No news from " + provider.label() + " since "), since),
          lastSeen(session.state()));
    }
    return elsewhere != null && session.state() instanceof SessionState.InProgress
        ? of(Sign.WORKING, text("Working"), elsewhere)
        : running(session.state(), provider);
  }

  /** Both, as the card shows them. */
  Mrkdwn line() {
    return concat(Mrkdwn.sign(sign), text(" "), words);
  }

  private static StateLine running(SessionState state, Provider provider) {
    return switch (state) {
      case SessionState.Queued(var note) -> of(Sign.QUEUED, text("Queued"), foreign(text(note)));
      case SessionState.InProgress(var activity) ->
          of(Sign.WORKING, text("Working"), foreign(text(activity)));
      case SessionState.WaitingForUser(var question) ->
          of(Sign.NEEDS_ANSWER, text("Needs an answer"), asked(question, provider));
      case SessionState.Idle() -> of(Sign.IDLE, text("Idle"), text("waiting for the next message"));
      case SessionState.Ended _ -> throw new IllegalArgumentException("ended: " + state);
    };
  }

  private static Mrkdwn asked(Question question, Provider provider) {
    // A source may say no more than that it waits.
    return question.title().isBlank()
        ? text(Answering.here(provider, question) ? "" : "asked on " + provider.label())
        : foreign(said(question.title()));
  }

  private static StateLine stopping(StopRequest.Asked asked, Provider provider) {
    if (asked instanceof StopRequest.Unconfirmed) {
      var still = ", not confirmed by " + provider.label() + " yet";
      return of(
          Sign.STOPPING,
          concat(text("Stop asked by "), mention(asked.by()), text(still)),
          text("still asking"));
    }
    var by = concat(text("asked by "), mention(asked.by()));
    return of(
        Sign.STOPPING,
        text("Stopping"),
        asked.reason().isBlank() ? by : concat(by, text(": "), reason(asked)));
  }

  private static StateLine ended(Session session, SessionState.Ended state) {
    var after = text(" after " + Lasted.of(session.times().length()));
    return switch (state) {
      case SessionState.Completed _ -> completed(session, after);
      case SessionState.Failed(var reason) ->
          of(Sign.FAILED, concat(text("Failed"), after), foreign(why(session, reason)));
      case SessionState.TimedOut(var activity) ->
          of(Sign.TIMED_OUT, concat(text("Timed out"), after), seen(activity));
      case SessionState.Cancelled() -> cancelled(session, after);
    };
  }

  private static StateLine completed(Session session, Mrkdwn after) {
    var outcome = WorkWords.outcome(session.work());
    return of(
        Sign.DONE,
        concat(text(WorkWords.done(session.work())), after),
        outcome.blank() ? text("no files changed") : outcome);
  }

  private static StateLine cancelled(Session session, Mrkdwn after) {
    return session.stop() instanceof StopRequest.Confirmed by
        ? of(
            Sign.STOPPED,
            concat(text("Stopped by "), mention(by.by()), after),
            by.reason().isBlank() ? Mrkdwn.EMPTY : reason(by))
        : of(Sign.STOPPED, concat(text("Stopped"), after), text("not from Slack"));
  }

  private static Mrkdwn why(Session session, String reason) {
    var sentence = reason.strip();
    var words = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    return join(
        "; ",
        List.of(broken(session).map(WorkWords::validation).orElse(Mrkdwn.EMPTY), text(words)));
  }

  /** The check that failed last. */
  static Optional<Validation> broken(Session session) {
    return session.work().validations().stream().filter(v -> !v.passed()).reduce((_, v) -> v);
  }

  private static Mrkdwn lastSeen(SessionState state) {
    return switch (state) {
      case SessionState.InProgress(var activity) -> seen(activity);
      case SessionState.WaitingForUser _ -> text("last seen waiting for an answer");
      case SessionState.Idle() -> text("last seen idle");
      case SessionState.Queued _, SessionState.Ended _ -> Mrkdwn.EMPTY;
    };
  }

  private static Mrkdwn seen(String activity) {
    return activity.isBlank() ? Mrkdwn.EMPTY : foreign(text("last seen " + activity));
  }

  private static Mrkdwn reason(StopRequest.Asked asked) {
    return foreign(said(asked.reason()));
  }

  private static Mrkdwn foreign(Mrkdwn words) {
    return words.fit(FOREIGN);
  }

  private static StateLine of(Sign sign, Mrkdwn... parts) {
    return new StateLine(sign, join(" · ", List.of(parts)));
  }
}
