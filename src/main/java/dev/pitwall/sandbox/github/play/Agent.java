package dev.pitwall.sandbox.github.play;

import dev.pitwall.sandbox.github.world.AgentSession;
import dev.pitwall.sandbox.github.world.Repo;
import dev.pitwall.sandbox.github.world.Run;
import dev.pitwall.sandbox.github.world.State;
import dev.pitwall.sandbox.github.world.Task;
import dev.pitwall.sandbox.github.world.User;
import dev.pitwall.sandbox.github.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The coding agent. Everything here is called while the world is held for changing. */
public final class Agent {
  private static final Duration LONGEST = Duration.ofMinutes(59);
  private static final Duration BEAT = Duration.ofMillis(1_300);
  private static final Duration TO_STOP = Duration.ofSeconds(2);

  private final World world;
  private final Plays plays = new Plays();
  private final Orders orders;
  private final Ending ending;
  private final Performer performer;
  private final Runs runs;
  private final BooleanSupplier cancelIgnored;
  private final double pace;

  /**
   * @param pace how long a beat takes: 1 to watch, less for tests
   * @param cancelIgnored whether sessions go on although their runs were cancelled
   */
  public Agent(World world, double pace, BooleanSupplier cancelIgnored) {
    this.world = world;
    this.pace = pace;
    this.cancelIgnored = cancelIgnored;
    var branch = new Branch(world);
    runs = new Runs(world);
    ending = new Ending(world, branch, runs);
    performer = new Performer(world, plays, branch, runs, ending);
    orders = new Orders(world, plays);
  }

  private Duration paced(Duration duration) {
    return Duration.ofNanos((long) (duration.toNanos() * pace));
  }

  /**
   * Takes on a task; nothing of it has begun.
   *
   * @param cause what began it, such as {@code task_api}
   */
  public Task start(Repo repo, User by, String prompt, Wish wish, String cause) {
    return start(repo, by, prompt, wish, cause, world.clock.instant());
  }

  /** The same at another time. */
  public Task start(Repo repo, User by, String prompt, Wish wish, String cause, Instant at) {
    return orders.task(repo, by, prompt, wish, cause, at);
  }

  /** A new session on the task's branch, after those that are not over. */
  public AgentSession followUp(Task task, User by, String text, String cause) {
    var now = world.clock.instant();
    task.live()
        .filter(session -> session.state == State.WAITING_FOR_USER)
        .ifPresent(session -> ending.well(task, session, performer.title(task, session), now));
    return orders.followUp(task, by, text, cause, now);
  }

  /** Somebody says something to a task: in its running session, or else in a new one. */
  public void say(Task task, User by, String text) {
    var now = world.clock.instant();
    var live = task.live();
    if (live.isEmpty()) {
      orders.followUp(task, by, text, "steer", now);
      return;
    }
    var session = live.get();
    Performer.touch(task, session, now);
    new Log(session, task.model, now).heard(text, "steering");
    if (session.state == State.IDLE) {
      session.state = State.IN_PROGRESS;
      session.nextAt = now.plus(paced(BEAT));
    }
    if (session.state == State.WAITING_FOR_USER) {
      performer.answered(task, session, text, now);
      session.nextAt = now.plus(paced(BEAT));
    } else {
      session.heard.add(text);
    }
  }

  /** The live session is told to end; it notices a little later, if at all. */
  public void abort(Task task) {
    var _ = task.live().map(this::stopSoon);
  }

  /** The issue that the task began with is not the agent's any more; what has begun goes on. */
  public void withdraw(Task task) {
    task.live()
        .filter(session -> session.beat == 0)
        .ifPresent(session -> ending.cancelled(task, session, world.clock.instant()));
  }

  /**
   * Cancels an Actions run.
   *
   * @param forced without waiting for the agent to notice
   * @return false when it had ended
   */
  public boolean cancel(Repo repo, Run run, boolean forced) {
    if (run.ended()) {
      return false;
    }
    for (var task : world.live()) {
      for (var session : task.sessions) {
        if (session.run == run.id && !stopSoon(session)) {
          runs.end(repo, session, "cancelled", world.clock.instant());
        } else if (session.run == run.id && forced) {
          session.stopAt = world.clock.instant();
        }
      }
    }
    return true;
  }

  /** False for a session that does not listen; it hangs from now on. */
  private boolean stopSoon(AgentSession session) {
    if (cancelIgnored.getAsBoolean() || plays.named(session.play).stubborn()) {
      session.nextAt = null;
      return false;
    }
    if (session.stopAt == null) {
      session.stopAt = world.clock.instant().plus(paced(TO_STOP));
    }
    return true;
  }

  /** Whether {@link #tick} has anything to do. */
  public boolean due() {
    var now = world.clock.instant();
    return world.live().stream()
        .flatMap(task -> task.live().stream())
        .anyMatch(session ->
            !now.isBefore(orNever(session.stopAt))
                || !now.isBefore(orNever(session.nextAt))
                || late(session, now));
  }

  /** Performs all that is due. */
  public void tick() {
    var now = world.clock.instant();
    world.live().forEach(task -> tick(task, now));
  }

  private void tick(Task task, Instant now) {
    for (var live = task.live(); live.isPresent(); live = task.live()) {
      var session = live.get();
      catchUp(task, session, now);
      if (!session.state.ended()) {
        return;
      }
    }
  }

  private void catchUp(Task task, AgentSession session, Instant now) {
    while (!session.state.ended()) {
      var stop = orNever(session.stopAt);
      var next = orNever(session.nextAt);
      var end = session.createdAt.plus(LONGEST);
      if (!now.isBefore(stop) && !next.isBefore(stop)) {
        ending.cancelled(task, session, stop);
      } else if (!now.isBefore(next) && next.isBefore(end)) {
        beat(task, session, next);
      } else {
        if (late(session, now)) {
          ending.timedOut(task, session, end);
        }
        return;
      }
    }
  }

  private static boolean late(AgentSession session, Instant now) {
    return session.state == State.IN_PROGRESS && !now.isBefore(session.createdAt.plus(LONGEST));
  }

  private static Instant orNever(@Nullable Instant at) {
    return at == null ? Instant.MAX : at;
  }

  private void beat(Task task, AgentSession session, Instant now) {
    session.nextAt = now.plus(paced(BEAT));
    performer.beat(task, session, now);
    if (session.state == State.WAITING_FOR_USER) {
      session.nextAt = null;
    }
  }

  /**
   * Performs the next beat of the task now, whenever it is due; a stop comes before that.
   *
   * @return false when there is none
   */
  public boolean step(Task task) {
    return step(task, world.clock.instant());
  }

  private boolean step(Task task, Instant now) {
    var live = task.live();
    if (live.isEmpty()) {
      return false;
    }
    var session = live.get();
    if (session.stopAt != null) {
      ending.cancelled(task, session, now);
      return true;
    }
    if (session.nextAt == null) {
      return false;
    }
    beat(task, session, now);
    return true;
  }

  /** Performs the whole rest in past times; what was seeded is old. */
  public void performSince(Task task, Instant at) {
    var now = at;
    while (step(task, now)) {
      now = now.plus(BEAT);
    }
  }

  /** Performs the rest at once, and ends well whatever it waits for. */
  public void finish(Task task) {
    while (step(task)) {
      // Each step is the next beat.
    }
    live(task)
        .ifPresent(session ->
            ending.well(task, session, performer.title(task, session), world.clock.instant()));
  }

  public void fail(Task task, String why) {
    live(task).ifPresent(session -> ending.failed(task, session, why, world.clock.instant()));
  }

  public void timeOut(Task task) {
    live(task).ifPresent(session -> ending.timedOut(task, session, world.clock.instant()));
  }

  /** The session rests until somebody says something. */
  public void rest(Task task) {
    live(task)
        .ifPresent(session -> {
          session.state = State.IDLE;
          session.nextAt = null;
          Performer.touch(task, session, world.clock.instant());
        });
  }

  /** The session asks now, whatever its play says. */
  public void ask(Task task, String question, List<String> choices) {
    live(task)
        .ifPresent(session -> {
          performer.ask(task, session, question, choices, world.clock.instant());
          session.nextAt = null;
        });
  }

  private Optional<AgentSession> live(Task task) {
    while (task.live().map(session -> session.beat < 2).orElse(false) && step(task)) {
      // What has not begun begins first.
    }
    return task.live();
  }
}
