package dev.pitwall.acp;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A session's processes: the agent, what it started, and what has left it since. Agents run
 * commands in sessions of their own, and whoever loses its parent is nobody's descendant; the mark
 * that all of them got in their environment finds them nevertheless, where the system tells it.
 */
final class ProcessFamily {
  /** Environment variable that marks a session's processes; its value is the session's id. */
  static final String MARK = "AGENT_SESSION";

  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  private static final Duration KILL_TAKES = Duration.ofMillis(200);
  private static final Duration KILL_LIMIT = Duration.ofSeconds(5);

  private final String mark;
  private final @Nullable ProcessHandle agent;
  private final Set<ProcessHandle> known = new HashSet<>();

  /**
   * A family.
   *
   * @param agent its head, surely ours; null when it is not known any more
   */
  ProcessFamily(String sessionId, @Nullable ProcessHandle agent) {
    this.mark = MARK + "=" + sessionId;
    this.agent = agent;
    if (agent != null) {
      known.add(agent);
    }
  }

  /** Environment for the agent. */
  static Map<String, String> environment(String sessionId) {
    return Map.of(MARK, sessionId);
  }

  /** Those that run; remembers them, so that they are found when they have lost their parents. */
  synchronized Set<ProcessHandle> running() {
    known.removeIf(p -> !p.isAlive());
    Set.copyOf(known).forEach(p -> p.descendants().forEach(known::add));
    ProcessHandle.allProcesses().filter(this::belongs).forEach(known::add);
    known.remove(ProcessHandle.current());
    var running = new HashSet<>(known);
    running.removeIf(p -> !ProcessTable.runs(p));
    return running;
  }

  private boolean belongs(ProcessHandle process) {
    long pid = process.pid();
    if (agent != null) {
      // Holds only where the agent was started as the head of a session and group of its own.
      var row = ProcessTable.row(pid);
      if (row.isPresent()
          && (row.get().session() == agent.pid() || row.get().group() == agent.pid())) {
        return true;
      }
    }
    return ProcessTable.wasGiven(pid, mark);
  }

  /**
   * Ends all of them: asks first, kills after the grace.
   *
   * @return whether none runs any more
   */
  boolean end(Duration grace) {
    running().forEach(ProcessHandle::destroy);
    await(grace);
    long deadline = System.nanoTime() + KILL_LIMIT.toNanos();
    // Again and again: what is being killed may be starting others.
    for (var left = running(); !left.isEmpty(); left = running()) {
      if (System.nanoTime() >= deadline) {
        return false;
      }
      left.forEach(ProcessHandle::destroyForcibly);
      await(KILL_TAKES);
    }
    return true;
  }

  /**
   * Waits for those that are known to end; looking for others takes longer than looking at them.
   */
  private void await(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (knownRun() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  private synchronized boolean knownRun() {
    return known.stream().anyMatch(ProcessTable::runs);
  }
}
