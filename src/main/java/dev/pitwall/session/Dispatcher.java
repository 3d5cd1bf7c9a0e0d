package dev.pitwall.session;

import dev.pitwall.session.Act.Wish;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes what people ask of sessions: stores it, then carries it to the session's source. Calls
 * return when the source has answered, so they come on virtual threads; those named {@code …Soon}
 * return once the wish is stored, for what Slack waits for. An act with the id of an earlier one is
 * that one: it is not carried twice.
 */
public final class Dispatcher {
  private static final Duration ELSEWHERE = Duration.ofSeconds(5);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final SessionTracker tracker;
  private final SessionStore store;
  private final SessionControls controls;
  private final InstantSource clock;
  private final Executor soon;
  private final Set<String> carrying = ConcurrentHashMap.newKeySet();

  /**
   * @param soon carries what is not waited for; what it is given may block and may throw
   */
  public Dispatcher(
      SessionTracker tracker,
      SessionStore store,
      SessionControls controls,
      InstantSource clock,
      Executor soon) {
    this.tracker = tracker;
    this.store = store;
    this.controls = controls;
    this.clock = clock;
    this.soon = soon;
  }

  /** What a person is told. */
  public sealed interface Answer {
    /** The source's word. */
    record Carried(ActOutcome outcome) implements Answer {}

    /** It did not come to that. */
    record NotCarried(Refusal refusal) implements Answer {}

    /** It was asked before by the same request; nothing was done now. */
    record Repeated() implements Answer {}
  }

  /**
   * Starts a session and shows its card in the channel.
   *
   * @param actId the same for the same request, however often it comes
   */
  public Session start(String actId, Task task, Person by, Channel channel) {
    var act = toStart(actId, by);
    var session = tracker.queue(act, task, channel);
    if (awaitsItsSource(session)) {
      carry(act);
    }
    return store.find(session.id()).orElse(session);
  }

  /** Like {@link #start}, returning once it is stored. */
  public Session startSoon(String actId, Task task, Person by, Channel channel) {
    var act = toStart(actId, by);
    var session = tracker.queue(act, task, channel);
    if (awaitsItsSource(session)) {
      soon.execute(() -> carry(act));
    }
    return session;
  }

  /** Stops a session. */
  public Answer stop(String actId, SessionId session, Person by, String reason) {
    var act = new Act(actId, session, by, clock.instant(), new Act.Stop(reason));
    var refusal = askToStop(act, reason);
    if (refusal.isPresent()) {
      return new Answer.NotCarried(refusal.get());
    }
    return new Answer.Carried(carry(act));
  }

  /**
   * Like {@link #stop}, returning once it is stored.
   *
   * @return why it can't be; empty when it will be carried
   */
  public Optional<Refusal> stopSoon(String actId, SessionId session, Person by, String reason) {
    var act = new Act(actId, session, by, clock.instant(), new Act.Stop(reason));
    var refusal = askToStop(act, reason);
    if (refusal.isEmpty()) {
      soon.execute(() -> carry(act));
    }
    return refusal;
  }

  /** Tells the agent something. */
  public Answer say(String actId, SessionId session, Person by, String text) {
    return simple(actId, session, by, new Act.Say(text));
  }

  /** Answers the agent's question. */
  public Answer answer(
      String actId, SessionId session, Person by, String questionId, String optionId) {
    var refusal = unanswerable(session, questionId, optionId);
    return refusal.isPresent()
        ? new Answer.NotCarried(refusal.get())
        : simple(actId, session, by, new Act.Answer(questionId, optionId));
  }

  /**
   * Like {@link #answer}, returning once it is stored.
   *
   * @return why it can't be; empty when it will be carried
   */
  public Optional<Refusal> answerSoon(
      String actId, SessionId session, Person by, String questionId, String optionId) {
    var act = new Act(actId, session, by, clock.instant(), new Act.Answer(questionId, optionId));
    var refusal =
        unanswerable(session, questionId, optionId)
            .or(() -> store.find(session).flatMap(s -> objection(s, by, act.wish())));
    if (refusal.isEmpty() && tracker.begin(act)) {
      soon.execute(() -> carry(act));
    }
    return refusal;
  }

  /** Puts a session away. */
  public Answer archive(String actId, SessionId session, Person by) {
    return simple(actId, session, by, new Act.Archive());
  }

  private Optional<Refusal> askToStop(Act act, String reason) {
    var session = store.find(act.session()).filter(s -> !s.ended());
    return session
        .flatMap(s -> objection(s, act.by(), act.wish()))
        .or(() -> tracker.askToStop(act, reason));
  }

  private Optional<Refusal> objection(Session session, Person by, Wish wish) {
    return controls
        .byId(session.task().provider())
        .flatMap(control -> control.objection(session, by, wish))
        .map(Refusal.NotAllowed::new);
  }

  /**
   * Carries what was stored but not carried when Pitwall last ran; returns at once. What was asked
   * of one session is done one after the other, and waits for no other session's source.
   *
   * @param left in the order in which it was asked
   */
  public void carryLeft(List<Act> left) {
    left.forEach(act -> carrying.add(act.id()));
    left.stream()
        .collect(Collectors.groupingBy(Act::session, LinkedHashMap::new, Collectors.toList()))
        .values()
        .forEach(acts -> soon.execute(() -> acts.forEach(this::carryOnce)));
  }

  /** Carries what other instances have stored for this one; returns at once. */
  public void carryArrivedActs() {
    for (var act : store.arrivedActs()) {
      if (carrying.add(act.id())) {
        soon.execute(() -> carryOnce(act));
      }
    }
  }

  private void carryOnce(Act act) {
    try {
      if (store.outcome(act.id()).isEmpty()) {
        carry(act);
      }
    } finally {
      carrying.remove(act.id());
    }
  }

  private Optional<Refusal> unanswerable(SessionId session, String questionId, String optionId) {
    var asked = store.question(session, questionId);
    if (asked.isEmpty() || asked.get().question().option(optionId).isEmpty()) {
      return Optional.of(new Refusal.Unknown("question"));
    }
    return asked.get().open()
        ? Optional.empty()
        : Optional.of(new Refusal.QuestionClosed(asked.get()));
  }

  private Act toStart(String actId, Person by) {
    return new Act(actId, SessionTracker.sessionFor(actId), by, clock.instant(), new Act.Start());
  }

  private static boolean awaitsItsSource(Session session) {
    return session.ref() == null && session.state() instanceof SessionState.Queued;
  }

  private Answer simple(String actId, SessionId id, Person by, Wish wish) {
    var session = store.find(id);
    if (session.isEmpty()) {
      return new Answer.NotCarried(new Refusal.Unknown("session"));
    }
    if (session.get().ended() && !possibleAfterEnd(session.get(), wish)) {
      return new Answer.NotCarried(new Refusal.AlreadyOver(session.get()));
    }
    var objection = objection(session.get(), by, wish);
    if (objection.isPresent()) {
      return new Answer.NotCarried(objection.get());
    }
    var act = new Act(actId, id, by, clock.instant(), wish);
    return tracker.begin(act) ? new Answer.Carried(carry(act)) : new Answer.Repeated();
  }

  private boolean possibleAfterEnd(Session session, Wish wish) {
    return wish instanceof Act.Archive
        || (wish instanceof Act.Say && controls.providerOf(session).can(Capability.FOLLOW_UP));
  }

  private ActOutcome carry(Act act) {
    if (!store.carriedHere(act)) {
      return fromElsewhere(act);
    }
    var outcome =
        store
            .find(act.session())
            .map(session -> at(session, control -> carry(act, session, control)))
            .orElseGet(() -> new ActOutcome.Refused("There is no such session any more."));
    tracker.end(act, outcome);
    return outcome;
  }

  /** It is stored, and the instance where the session runs has been told. */
  private ActOutcome fromElsewhere(Act act) {
    long end = System.nanoTime() + ELSEWHERE.toNanos();
    while (true) {
      var outcome = store.outcome(act.id());
      if (outcome.isPresent()) {
        return outcome.get();
      }
      if (System.nanoTime() > end) {
        return new ActOutcome.Deferred("when the machine that its agent runs on takes it");
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  private ActOutcome at(Session session, Function<SessionControl, ActOutcome> call) {
    var control = controls.byId(session.task().provider());
    return control.isPresent()
        ? call.apply(control.get())
        : new ActOutcome.Refused(
            "Its source is not configured here any more. Ask whoever runs Pitwall.");
  }

  private static ActOutcome carry(Act act, Session session, SessionControl control) {
    return switch (act.wish()) {
      case Act.Start() -> control.start(session);
      case Act.Stop(var reason) -> control.stop(session, act.by(), reason);
      case Act.Say(var text) -> control.say(session, act.by(), text);
      case Act.Answer(var question, var option) ->
          control.answer(session, act.by(), question, option);
      case Act.Archive() -> control.archive(session, act.by());
    };
  }
}
