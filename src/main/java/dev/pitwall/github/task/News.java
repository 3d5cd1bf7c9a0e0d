package dev.pitwall.github.task;

import dev.pitwall.github.api.Words;
import dev.pitwall.session.Question;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionRef;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.Work;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a task as GitHub has it now means for a session as it is known here; pure. */
public final class News {
  /** {@link dev.pitwall.session.Provider#id()}. */
  public static final String PROVIDER = "github";

  private static final String UNSAID =
      "Copilot failed, and GitHub does not say why. Its log on GitHub may.";
  private static final String WAITS = "Copilot waits for an answer on GitHub";

  private News() {}

  /** How a task is referred to. */
  public static SessionRef ref(String taskId) {
    return new SessionRef(PROVIDER, taskId);
  }

  /** In order; empty when nothing is new. */
  public static List<SessionEvent> of(Session known, Look look) {
    var task = look.task();
    var standing = task.standing();
    var events = new ArrayList<SessionEvent>();
    boolean begins =
        known.state() instanceof SessionState.Queued
            && standing != Standing.QUEUED
            && standing != Standing.UNKNOWN;
    boolean other = !ref(task.id()).equals(known.ref());
    boolean late = givenUp(known);
    if (late) {
      var began = task.createdAt();
      events.add(new SessionEvent.StartedLate(ref(task.id()), url(known, task), began));
    }
    if (known.ref() == null || begins) {
      events.add(new SessionEvent.Started(ref(task.id()), url(known, task)));
    } else if (other && known.state() instanceof SessionState.Queued(var note)) {
      events.add(new SessionEvent.Accepted(ref(task.id()), url(known, task), note));
    } else if (other) {
      events.add(new SessionEvent.Started(ref(task.id()), url(known, task)));
    }
    var name = Words.line(task.name());
    if (!name.isEmpty() && !name.equals(known.task().title())) {
      events.add(new SessionEvent.Renamed(name));
    }
    boolean again = late || (known.ended() && goesOn(known, task));
    if (again && !late) {
      events.add(new SessionEvent.Continued());
    }
    var work = work(known.work(), look);
    if (!work.equals(known.work())) {
      events.add(new SessionEvent.Worked(work));
    }
    if (task.remoteSteerable() != known.steerable() && !task.standing().over()) {
      events.add(new SessionEvent.Steerable(task.remoteSteerable()));
    }
    if (!known.ended() || again) {
      stands(known, again, look, events);
    }
    return events;
  }

  /** Whether its start was given up, as nothing of it was to be seen. */
  public static boolean givenUp(Session known) {
    return known.ref() == null && known.state() instanceof SessionState.Failed;
  }

  private static @Nullable String url(Session known, AgentTask task) {
    return task.htmlUrl().isBlank() ? known.url() : task.htmlUrl();
  }

  /** Whether there is a turn after the one whose end is known. */
  private static boolean goesOn(Session known, AgentTask task) {
    var standing = task.standing();
    if (!standing.over()) {
      return standing != Standing.UNKNOWN;
    }
    // GitHub tells whole seconds: the next turn may have been asked for within the same one.
    var ended =
        Objects.requireNonNullElse(known.times().ended(), Instant.MAX)
            .truncatedTo(ChronoUnit.SECONDS);
    // It may have begun and ended since the last look.
    return task.sessions().size() > known.turn()
        && task.latest().filter(turn -> !turn.createdAt().isBefore(ended)).isPresent();
  }

  private static Work work(Work known, Look look) {
    var branch = look.task().branch().isEmpty() ? known.branch() : look.task().branch();
    var pull = look.pull();
    return pull == null
        ? new Work(
            branch,
            known.commits(),
            known.added(),
            known.removed(),
            known.files(),
            known.pullRequest(),
            known.validations())
        : new Work(
            branch,
            pull.commits(),
            pull.additions(),
            pull.deletions(),
            pull.changedFiles(),
            pull.request(),
            known.validations());
  }

  private static void stands(Session known, boolean again, Look look, List<SessionEvent> events) {
    var state = again ? new SessionState.InProgress("") : known.state();
    switch (look.task().standing()) {
      case IN_PROGRESS -> works(state, look.question(), events);
      case IDLE -> {
        if (!(state instanceof SessionState.Idle)) {
          events.add(new SessionEvent.Rested());
        }
      }
      case WAITING_FOR_USER -> {
        if (!(state instanceof SessionState.WaitingForUser)) {
          events.add(new SessionEvent.Asked(question(look)));
        }
      }
      case COMPLETED -> events.add(new SessionEvent.Completed(look.closing()));
      case FAILED -> events.add(new SessionEvent.Failed(reason(look)));
      case TIMED_OUT -> events.add(new SessionEvent.TimedOut());
      case CANCELLED -> events.add(new SessionEvent.Cancelled());
      case QUEUED, UNKNOWN -> {}
    }
  }

  private static void works(
      SessionState state, @Nullable Question asked, List<SessionEvent> events) {
    if (state instanceof SessionState.WaitingForUser(var question)) {
      if (question.equals(asked)) {
        return; // The log knows of the question before the state does.
      }
      // It was answered elsewhere: the question is no longer open.
      events.add(new SessionEvent.Rested());
      events.add(new SessionEvent.Progressed(""));
    } else if (state instanceof SessionState.Idle) {
      events.add(new SessionEvent.Progressed(""));
    }
  }

  private static Question question(Look look) {
    if (look.question() != null) {
      return look.question();
    }
    var task = look.task();
    var turn = task.latest().map(AgentSession::id).orElse(task.id());
    return new Question("waits:" + turn, WAITS, "", List.of(), task.updatedAt());
  }

  private static String reason(Look look) {
    var said = look.task().latest().map(turn -> turn.error().message()).orElse("");
    var words = Words.line(said.isBlank() ? look.failure() : said);
    if (words.isEmpty()) {
      return UNSAID;
    }
    return words.matches("(?s).*[.!?…]") ? words : words + ".";
  }
}
