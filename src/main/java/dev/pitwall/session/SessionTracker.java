package dev.pitwall.session;

import dev.pitwall.session.Decision.Change;
import dev.pitwall.session.Decision.Refused;
import dev.pitwall.session.SessionStore.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The only writer of sessions: takes in events and acts, decides, stores. */
public final class SessionTracker implements SessionControl.SessionEvents {
  /** How long a source may take to confirm a stop before the card says that it has not. */
  public static final Duration STOP_PATIENCE = Duration.ofSeconds(60);

  private static final int SHORT_HANDLE_TRIES = 20;

  private final SessionStore store;
  private final InstantSource clock;
  private final IntUnaryOperator random;

  public SessionTracker(SessionStore store, InstantSource clock, IntUnaryOperator random) {
    this.store = store;
    this.clock = clock;
    this.random = random;
  }

  /** Takes in what a source tells; old news and news of unknown sessions change nothing. */
  @Override
  public void tell(SessionId id, SessionEvent event) {
    store.write(tx -> take(tx, id, event));
  }

  /**
   * Stores a new session, the wish to start it, and that its card is to be shown.
   *
   * @return the session; the one already made when the act is known
   */
  public Session queue(Act act, Task task, Channel channel) {
    return store.write(tx -> {
      if (!tx.begin(act)) {
        return tx.find(act.session()).orElseThrow();
      }
      var workspace = channel.workspace();
      var session = Session.queued(act.session(), workspace, handle(tx, workspace), task, now());
      tx.create(session, List.of(channel));
      showToWatchers(tx, session);
      return session;
    });
  }

  /**
   * Stores a session that its source has found, shown where its repository is watched; where it is
   * not, only for whoever asked for it. One that is known already is left as it is: what is new
   * about it is to be told.
   */
  public Session adopt(Workspace workspace, Found found) {
    return store.write(
        tx -> tx.find(workspace, found.ref()).orElseGet(() -> create(tx, workspace, found)));
  }

  private Session create(Transaction tx, Workspace workspace, Found found) {
    var id = new SessionId(UUID.randomUUID().toString());
    var asked =
        Session.queued(id, workspace, handle(tx, workspace), found.task(), found.created())
            .started(found.ref(), found.url());
    var watches = wanting(tx, asked, found);
    // Shown before its news, so that what ended between two looks is still told.
    tx.create(asked, watches.stream().map(Watch::channel).toList());
    watches.forEach(watch -> tx.level(id, watch.channel(), watch.level()));
    for (var event : found.news()) {
      save(tx, Transitions.apply(tx.find(id).orElseThrow(), event, found.changed()));
    }
    return tx.find(id).orElseThrow();
  }

  /** The watches that want it as it stands, or as it stood on the way. */
  private static List<Watch> wanting(Transaction tx, Session asked, Found found) {
    var stages = new ArrayList<>(List.of(asked));
    for (var event : found.news()) {
      if (Transitions.apply(stages.getLast(), event, found.changed()) instanceof Change change) {
        stages.add(change.next());
      }
    }
    return tx.watches(asked.workspace(), asked.task().repository()).stream()
        .filter(watch -> !watch.isTooLateFor(stages.getLast()))
        .filter(watch -> stages.stream().anyMatch(stage -> watch.wants(stage.state())))
        .toList();
  }

  /**
   * Stores a watch, in the place of the channel's former one of the same repository. Sessions of
   * the repository that run get their cards; cards that are there keep their level.
   *
   * @return what has become of it
   */
  public Watched watch(Watch watch) {
    var former = store.write(tx -> put(tx, watch));
    // Read after the watch is stored: what is found from then on knows of it.
    var running = store.running(watch.channel().workspace(), watch.repository());
    var shown =
        store.write(tx ->
            running.stream()
                .flatMap(id -> tx.find(id).stream())
                .filter(s -> show(tx, s, watch))
                .count());
    return new Watched(former, shown);
  }

  /** What has become of a wish to watch; the former watch, and how many cards it made at once. */
  public record Watched(Optional<Watch> former, long shown) {}

  private static Optional<Watch> put(Transaction tx, Watch watch) {
    var former =
        tx.watches(watch.channel().workspace(), watch.repository()).stream()
            .filter(w -> w.channel().equals(watch.channel()))
            .findFirst();
    tx.watch(former.map(watch::after).orElse(watch));
    return former;
  }

  /** False when the channel did not watch the repository. Cards that are there stay true. */
  public boolean unwatch(Channel channel, Repository repository) {
    return store.write(tx -> tx.unwatch(channel, repository));
  }

  private static void showToWatchers(Transaction tx, Session session) {
    tx.watches(session.workspace(), session.task().repository())
        .forEach(watch -> show(tx, session, watch));
  }

  /** Whether there is a card now that was not before. */
  private static boolean show(Transaction tx, Session session, Watch watch) {
    boolean shown =
        !watch.isTooLateFor(session)
            && watch.wants(session.state())
            && tx.show(session.id(), watch.channel());
    if (shown) {
      tx.level(session.id(), watch.channel(), watch.level());
    }
    return shown;
  }

  /**
   * Stores a wish to stop.
   *
   * @return why it can't be; empty when it was stored, now or before
   */
  public Optional<Refusal> askToStop(Act act, String reason) {
    return store.write(tx -> {
      if (!tx.begin(act)) {
        return Optional.empty();
      }
      var decision =
          tx.find(act.session())
              .map(s -> Transitions.apply(s, new SessionEvent.StopAsked(act.by(), reason), now()))
              .orElseGet(() -> new Refused(new Refusal.Unknown("session")));
      carryOut(tx, decision);
      if (decision instanceof Refused(var refusal)) {
        tx.end(act.id(), new ActOutcome.Refused("It can't be stopped now."));
        return Optional.of(refusal);
      }
      return Optional.empty();
    });
  }

  /** Stores any other wish; false when it is stored already. */
  public boolean begin(Act act) {
    return store.write(tx -> tx.begin(act));
  }

  /** Stores what became of a wish, with what it means for the session. */
  public void end(Act act, ActOutcome outcome) {
    store.write(tx -> {
      tx.end(act.id(), outcome);
      consequence(act, outcome).ifPresent(event -> take(tx, act.session(), event));
      return true;
    });
  }

  /** Shows the session's card in one more channel; false when it is shown there already. */
  public boolean show(SessionId id, Channel channel) {
    return store.write(tx -> tx.show(id, channel));
  }

  /** From now on the thread in that channel gets this much of the log. */
  public void level(SessionId id, Channel channel, DigestLevel level) {
    store.write(tx -> {
      tx.level(id, channel, level);
      return true;
    });
  }

  /** Says of stops that were not confirmed in time that they were not. */
  public void checkStops() {
    var late = store.stopsPendingSince(now().minus(STOP_PATIENCE));
    late.forEach(id -> tell(id, new SessionEvent.StopUnconfirmed()));
  }

  private Optional<SessionEvent> consequence(Act act, ActOutcome outcome) {
    return Optional.ofNullable(
        switch (outcome) {
          case ActOutcome.Done(), ActOutcome.Deferred _ -> whenTaken(act);
          case ActOutcome.Refused(var why) -> whenRefused(act, why);
          case ActOutcome.Unclear _ -> null;
        });
  }

  private @Nullable SessionEvent whenTaken(Act act) {
    return switch (act.wish()) {
      case Act.Say(var text) ->
          new SessionEvent.Logged(List.of(new LogEntry.PersonSaid(now(), act.by(), text)));
      case Act.Answer(var question, var option) ->
          new SessionEvent.Answered(question, option, act.by());
      case Act.Start(), Act.Stop _, Act.Archive() -> null;
    };
  }

  private static @Nullable SessionEvent whenRefused(Act act, String why) {
    return switch (act.wish()) {
      case Act.Start() -> new SessionEvent.Failed(why);
      case Act.Stop _ -> new SessionEvent.StopRefused(why);
      case Act.Say _, Act.Answer _, Act.Archive() -> null;
    };
  }

  private Decision take(Transaction tx, SessionId id, SessionEvent event) {
    var session = tx.find(id);
    if (session.isEmpty()) {
      return new Decision.Unchanged();
    }
    var decision = Transitions.apply(session.get(), event, now());
    carryOut(tx, decision);
    return decision;
  }

  private static void carryOut(Transaction tx, Decision decision) {
    if (decision instanceof Change(var next, _, var effects)
        && effects.contains(new Effect.CardChanged())) {
      // It may stand now as a watch wants it.
      showToWatchers(tx, next);
    }
    save(tx, decision);
  }

  private static void save(Transaction tx, Decision decision) {
    if (decision instanceof Change(var next, var entries, var effects)) {
      tx.save(next, entries, effects);
    }
  }

  private Instant now() {
    return clock.instant();
  }

  private Handle handle(Transaction tx, Workspace workspace) {
    for (int tries = 0; ; tries++) {
      var handle = Handle.random(tries < SHORT_HANDLE_TRIES ? 4 : 5, random);
      if (!tx.handleTaken(workspace, handle)) {
        return handle;
      }
    }
  }

  /** The id of the session that an act of this id starts: always the same one. */
  public static SessionId sessionFor(String actId) {
    var bytes = ("session:" + actId).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return new SessionId(UUID.nameUUIDFromBytes(bytes).toString());
  }
}
