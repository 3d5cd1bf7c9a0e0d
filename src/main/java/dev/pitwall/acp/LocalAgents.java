package dev.pitwall.acp;

import dev.pitwall.acp.AgentsFile.RepositoryEntry;
import dev.pitwall.session.ActOutcome;
import dev.pitwall.session.Capability;
import dev.pitwall.session.Person;
import dev.pitwall.session.Provider;
import dev.pitwall.session.Repository;
import dev.pitwall.session.RepositoryLookup;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionControl;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.Task;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Agents that run on Pitwall's own machine and speak the Agent Client Protocol, version 1. Each
 * session has a git worktree, a branch and a process of its own; it ends with the agent's turn.
 */
public final class LocalAgents implements SessionControl {
  /** {@link Provider#id()}. */
  public static final String PROVIDER = "acp";

  private static final Logger LOG = LoggerFactory.getLogger(LocalAgents.class);
  private static final Duration CLOSING = Duration.ofSeconds(8);
  private static final Provider ABOUT =
      new Provider(
          PROVIDER,
          "the agent",
          Set.of(
              Capability.START,
              Capability.LOG,
              Capability.STOP,
              Capability.SAY,
              Capability.ANSWER));

  private final AgentsFile file;
  private final Objections objections;
  private final Workshop workshop;
  private final Leftovers leftovers;
  private final Map<SessionId, LocalSession> running = new ConcurrentHashMap<>();
  private final Set<SessionId> stoppedBefore = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * Local agents.
   *
   * @param data where worktrees are made, below {@code worktrees}
   * @param environment Pitwall's; agents get a few harmless variables of it
   * @param timer only wakes: nothing blocks it
   */
  public LocalAgents(
      AgentsFile file,
      Path data,
      Map<String, String> environment,
      SessionEvents events,
      InstantSource clock,
      ScheduledExecutorService timer,
      Limits limits) {
    this.file = file;
    objections = new Objections(file, environment);
    var worktrees = new Worktrees(data.toAbsolutePath().normalize().resolve("worktrees"));
    workshop = new Workshop(worktrees, environment, events, clock, Alarm.by(timer), limits);
    leftovers = new Leftovers(workshop);
  }

  /** Checks git, and every agent and repository of a file. */
  public static List<Finding> check(AgentsFile file, Map<String, String> environment) {
    return Findings.of(file, environment);
  }

  @Override
  public Provider provider() {
    return ABOUT;
  }

  @Override
  public List<Repository> repositories(Person by) {
    return file.repositories().stream().map(RepositoryEntry::name).toList();
  }

  @Override
  public RepositoryLookup repository(Repository typed, Person by) {
    return file.repositories().stream()
        .map(RepositoryEntry::name)
        .filter(name -> name.fullName().equalsIgnoreCase(typed.fullName()))
        .findFirst()
        .<RepositoryLookup>map(RepositoryLookup.Found::new)
        .orElseGet(RepositoryLookup.Absent::new);
  }

  @Override
  public List<String> agents(Repository repository, Person by) {
    return objections.agents(repository);
  }

  @Override
  public Optional<String> objection(Task task) {
    return objections.to(task);
  }

  @Override
  public ActOutcome start(Session session) {
    var id = session.id();
    var other = running.get(id);
    if (other != null) {
      return other.started();
    }
    if (session.ended()) {
      return new ActOutcome.Done();
    }
    if (leftovers.begun(session)) {
      leftovers.end(session);
      return new ActOutcome.Done();
    }
    var objection = objections.to(session.task());
    return objection.isPresent() ? new ActOutcome.Refused(objection.get()) : begin(session);
  }

  private ActOutcome begin(Session session) {
    var task = session.task();
    var repository = file.repository(task.repository()).orElseThrow();
    var agent = objections.agent(repository, task).orElseThrow();
    var mine = new LocalSession(session, agent, repository, workshop);
    var other = running.putIfAbsent(session.id(), mine);
    if (other != null) {
      return other.started();
    }
    var _ = mine.over().thenRun(() -> running.remove(session.id(), mine));
    if (closed) {
      mine.interrupt();
    } else if (stoppedBefore.remove(session.id())) {
      mine.stop();
    }
    return mine.start();
  }

  @Override
  public ActOutcome stop(Session session, Person by, String reason) {
    if (session.ended()) {
      return new ActOutcome.Done();
    }
    stoppedBefore.add(session.id());
    var local = running.get(session.id());
    if (local != null) {
      stoppedBefore.remove(session.id());
      return local.stop();
    }
    if (session.state() instanceof SessionState.Queued && !leftovers.begun(session)) {
      // Its start may come yet, and then finds that it is not wanted any more.
      workshop.events().tell(session.id(), new SessionEvent.Cancelled());
      return new ActOutcome.Done();
    }
    stoppedBefore.remove(session.id());
    leftovers.end(session);
    return new ActOutcome.Done();
  }

  @Override
  public ActOutcome say(Session session, Person by, String text) {
    var local = running.get(session.id());
    return local == null ? notThere(session) : local.say(text);
  }

  @Override
  public ActOutcome answer(Session session, Person by, String questionId, String optionId) {
    var local = running.get(session.id());
    return local == null ? notThere(session) : local.answer(by, questionId, optionId);
  }

  private static ActOutcome notThere(Session session) {
    return new ActOutcome.Refused(
        session.state() instanceof SessionState.Queued
            ? "The agent has not begun yet. Try again in a moment."
            : "The agent has finished, and its session with it. Start it again.");
  }

  @Override
  public ActOutcome archive(Session session, Person by) {
    return new ActOutcome.Refused("A local agent's session can't be put away.");
  }

  /** Blocks until all of them are ended and told; those that have not begun are left alone. */
  @Override
  public void resume(List<Session> sessions) {
    var threads =
        sessions.stream()
            .filter(s -> !s.ended() && !running.containsKey(s.id()))
            .map(s -> Thread.startVirtualThread(() -> resume(s)))
            .toList();
    try {
      for (var thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void resume(Session session) {
    if (leftovers.begun(session)) {
      leftovers.end(session);
    } else if (!(session.state() instanceof SessionState.Queued)) {
      // Its files are gone, but it can't be running.
      var ending = new Ending.Interrupted("restarted");
      workshop.events().tell(session.id(), ending.event(""));
    } else if (session.stop().pending()) {
      workshop.events().tell(session.id(), new SessionEvent.Cancelled());
    }
  }

  /** Ends all agents, which takes a few seconds at most. */
  @Override
  public void close() {
    closed = true;
    var all = List.copyOf(running.values());
    all.forEach(LocalSession::interrupt);
    long deadline = System.nanoTime() + CLOSING.toNanos();
    try {
      for (var session : all) {
        if (!session.await(Math.max(0, deadline - System.nanoTime()))) {
          LOG.warn("A session did not end in time; the next start of Pitwall will clear up.");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
