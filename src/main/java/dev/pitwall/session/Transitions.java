package dev.pitwall.session;

import dev.pitwall.session.Decision.Change;
import dev.pitwall.session.Decision.Refused;
import dev.pitwall.session.Decision.Unchanged;
import dev.pitwall.session.SessionEvent.FromSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What each event does to a session in each state; pure. */
public final class Transitions {
  private Transitions() {}

  /**
   * @param now when the event is taken in
   */
  public static Decision apply(Session session, SessionEvent event, Instant now) {
    var seen = event instanceof FromSource ? session.with(new Sighting(now, false)) : session;
    if (event instanceof SessionEvent.Seen && session.sighting().lost() && !session.ended()) {
      return new Change(touched(seen, now), List.of(), List.of(new Effect.CardChanged()));
    }
    var decision = session.ended() ? whenEnded(seen, event, now) : whenOpen(seen, event, now);
    return decision instanceof Change(var next, var entries, var effects)
        ? new Change(touched(next, now), entries, withSight(session, next, effects))
        : decision;
  }

  private static Decision whenEnded(Session s, SessionEvent event, Instant now) {
    return switch (event) {
      case SessionEvent.StopAsked _ -> new Refused(new Refusal.AlreadyOver(s));
      case SessionEvent.StartedLate(var ref, var url, var began)
          when s.state() instanceof SessionState.Failed && s.ref() == null ->
          startedLate(s.started(ref, url), began, now);
      case SessionEvent.Continued(var began) -> card(s.continued(began == null ? now : began));
      case SessionEvent.Logged(var entries, var cursor) -> logged(s, entries, cursor);
      case SessionEvent.Worked(var work) -> worked(s, work);
      case SessionEvent.Renamed(var title) -> renamed(s, title);
      // The source has another name for it than the one that it began with.
      case SessionEvent.Started(var ref, var url) when s.ref() != null && !ref.equals(s.ref()) ->
          card(s.started(ref, url));
      default -> new Unchanged();
    };
  }

  private static Decision whenOpen(Session s, SessionEvent event, Instant now) {
    return switch (event) {
      case SessionEvent.Accepted(var ref, var url, var note) ->
          accepted(s, s.started(ref, url), note);
      case SessionEvent.Started(var ref, var url) -> started(s.started(ref, url));
      case SessionEvent.StartedLate(var ref, var url, _) -> started(s.started(ref, url));
      case SessionEvent.Progressed(var activity) -> progressed(s, activity, now);
      case SessionEvent.Asked(var question) -> asked(s, question, now);
      case SessionEvent.Answered(var question, var option, var by) ->
          answered(s, question, option, by, now);
      case SessionEvent.Rested() -> moved(s, new SessionState.Idle(), now);
      case SessionEvent.Logged(var entries, var cursor) -> logged(s, entries, cursor);
      case SessionEvent.Worked(var work) -> worked(s, work);
      case SessionEvent.Renamed(var title) -> renamed(s, title);
      case SessionEvent.Steerable(var steerable) ->
          steerable == s.steerable() ? new Unchanged() : card(s.withSteerable(steerable));
      case SessionEvent.Completed(var summary) ->
          ended(s, new SessionState.Completed(summary), now);
      case SessionEvent.Failed(var reason) -> ended(s, new SessionState.Failed(reason), now);
      case SessionEvent.TimedOut() -> ended(s, new SessionState.TimedOut(activity(s)), now);
      case SessionEvent.Cancelled() -> ended(s, new SessionState.Cancelled(), now);
      case SessionEvent.StopAsked(var by, var reason) -> stopAsked(s, by, reason, now);
      case SessionEvent.StopRefused(var why) -> stopRefused(s, why);
      case SessionEvent.StopUnconfirmed() -> stopUnconfirmed(s);
      case SessionEvent.SightLost(var since) ->
          s.sighting().lost() ? new Unchanged() : card(s.with(new Sighting(since, true)));
      case SessionEvent.Continued _, SessionEvent.Seen() -> new Unchanged();
    };
  }

  private static Decision started(Session s) {
    return card(
        s.state() instanceof SessionState.Queued ? s.with(new SessionState.InProgress("")) : s);
  }

  /** Of another turn, as its end was told. Who wanted it stopped before it began still does. */
  private static Decision startedLate(Session s, Instant began, Instant now) {
    // Their clock may be ahead of this machine's.
    var waits = s.continued(began.isAfter(now) ? now : began).with(new SessionState.Queued());
    return card(
        s.stop() instanceof StopRequest.Refused(var by, var reason, _, _)
            ? waits.with(new StopRequest.Requested(by, reason, now))
            : waits);
  }

  private static Decision accepted(Session before, Session s, String note) {
    if (!(s.state() instanceof SessionState.Queued)) {
      return new Unchanged();
    }
    var next = s.with(new SessionState.Queued(note));
    return next.state().equals(before.state()) && Objects.equals(next.ref(), before.ref())
        ? new Unchanged()
        : card(next);
  }

  private static Decision progressed(Session s, String activity, Instant now) {
    // An agent that waits for an answer may still report on other things it does; what has no
    // options is answered at the source, which then goes on.
    return s.state() instanceof SessionState.WaitingForUser(var question)
            && !question.options().isEmpty()
        ? new Unchanged()
        : moved(s, new SessionState.InProgress(activity), now);
  }

  private static Decision asked(Session s, Question question, Instant now) {
    var effects = new ArrayList<>(withdrawn(s, now));
    effects.add(new Effect.CardChanged());
    effects.add(new Effect.QuestionChanged(new AskedQuestion(question, new AskedQuestion.Open())));
    return new Change(s.with(new SessionState.WaitingForUser(question)), List.of(), effects);
  }

  private static Decision answered(
      Session s, String questionId, String optionId, Person by, Instant now) {
    if (!(s.state() instanceof SessionState.WaitingForUser(var question))
        || !question.id().equals(questionId)) {
      return new Unchanged();
    }
    var option = question.option(optionId);
    if (option.isEmpty()) {
      return new Unchanged();
    }
    var outcome = new AskedQuestion.Answered(by, option.get(), now);
    return new Change(
        s.with(new SessionState.InProgress("")),
        List.of(),
        List.of(
            new Effect.CardChanged(),
            new Effect.QuestionChanged(new AskedQuestion(question, outcome))));
  }

  private static Decision moved(Session s, SessionState next, Instant now) {
    if (s.state().equals(next)) {
      return new Change(s, List.of(), List.of());
    }
    var effects = new ArrayList<>(withdrawn(s, now));
    effects.add(new Effect.CardChanged());
    return new Change(s.with(next), List.of(), effects);
  }

  private static Decision ended(Session s, SessionState.Ended state, Instant now) {
    var stop = stopAtEnd(s.stop(), state instanceof SessionState.Cancelled);
    var effects = new ArrayList<>(withdrawn(s, now));
    effects.add(new Effect.CardChanged());
    effects.add(new Effect.Finished());
    var next = s.with(state).with(stop).with(s.times().endedAt(now));
    return new Change(next, List.of(), effects);
  }

  private static StopRequest stopAtEnd(StopRequest stop, boolean cancelled) {
    if (!stop.pending() || !(stop instanceof StopRequest.Asked asked)) {
      return stop;
    }
    return cancelled
        ? new StopRequest.Confirmed(asked.by(), asked.reason(), asked.at())
        : new StopRequest.Refused(
            asked.by(), asked.reason(), asked.at(), "It ended before it could be stopped.");
  }

  private static Decision logged(Session s, List<LogEntry> entries, @Nullable String cursor) {
    if (entries.isEmpty()) {
      return cursor == null || cursor.equals(s.cursor())
          ? new Unchanged()
          : new Change(s.grown(0, cursor), List.of(), List.of());
    }
    var validations = Validations.after(s.work().validations(), entries);
    var effects = new ArrayList<Effect>(List.of(new Effect.LogGrew()));
    if (s.ended() && !validations.equals(s.work().validations())) {
      effects.add(new Effect.CardChanged());
    }
    var next = s.with(s.work().withValidations(validations)).grown(entries.size(), cursor);
    return new Change(next, entries, effects);
  }

  private static Decision worked(Session s, Work work) {
    var next = s.work().withChangesOf(work);
    return next.equals(s.work()) ? new Unchanged() : card(s.with(next));
  }

  private static Decision renamed(Session s, String title) {
    return title.isBlank() || title.equals(s.task().title())
        ? new Unchanged()
        : card(s.with(s.task().withTitle(title.strip())));
  }

  private static Decision stopAsked(Session s, Person by, String reason, Instant now) {
    if (s.stop().pending() && s.stop() instanceof StopRequest.Asked asked) {
      return new Refused(new Refusal.StopAlreadyAsked(s, asked.by(), asked.at()));
    }
    return card(s.with(new StopRequest.Requested(by, reason, now)));
  }

  private static Decision stopRefused(Session s, String why) {
    return s.stop() instanceof StopRequest.Asked asked && s.stop().pending()
        ? card(s.with(new StopRequest.Refused(asked.by(), asked.reason(), asked.at(), why)))
        : new Unchanged();
  }

  private static Decision stopUnconfirmed(Session s) {
    return s.stop() instanceof StopRequest.Requested(var by, var reason, var at)
        ? card(s.with(new StopRequest.Unconfirmed(by, reason, at)))
        : new Unchanged();
  }

  private static List<Effect> withdrawn(Session s, Instant now) {
    return s.state() instanceof SessionState.WaitingForUser(var question)
        ? List.of(
            new Effect.QuestionChanged(
                new AskedQuestion(question, new AskedQuestion.Withdrawn(now))))
        : List.of();
  }

  private static Change card(Session next) {
    return new Change(next, List.of(), List.of(new Effect.CardChanged()));
  }

  /** A source that answers again after silence changes the card, whatever it says. */
  private static List<Effect> withSight(Session before, Session next, List<Effect> effects) {
    boolean back = before.sighting().lost() && !next.sighting().lost();
    if (!back || effects.contains(new Effect.CardChanged())) {
      return effects;
    }
    var all = new ArrayList<>(effects);
    all.add(new Effect.CardChanged());
    return all;
  }

  private static Session touched(Session next, Instant now) {
    return next.with(next.times().updatedAt(now)).nextRevision();
  }

  private static String activity(Session s) {
    return s.state() instanceof SessionState.InProgress(var activity) ? activity : "";
  }
}
