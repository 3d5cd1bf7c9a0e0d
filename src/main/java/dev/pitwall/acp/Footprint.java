package dev.pitwall.acp;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is on disk of a session that has begun: enough for the next run of Pitwall to clear up after
 * this one, and never to begin it twice.
 *
 * @param branch empty when the file is spoilt
 * @param pid of the agent; 0 just before it is started, and once it is over
 * @param started when that process began, epoch milliseconds; 0 when not known
 */
record Footprint(String branch, String base, long pid, long started) {
  private static final Logger LOG = LoggerFactory.getLogger(Footprint.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The system tells a process's start to the tick, and the boot time to the second. */
  private static final long SLACK_MILLIS = 2_000;

  static Footprint of(Worktree worktree, @Nullable ProcessHandle agent) {
    var started = agent == null ? null : agent.info().startInstant().orElse(null);
    return new Footprint(
        worktree.branch(),
        worktree.base(),
        agent == null ? 0 : agent.pid(),
        started == null ? 0 : started.toEpochMilli());
  }

  /** The file beside a worktree. */
  static Path file(Path worktree) {
    return worktree.resolveSibling(worktree.getFileName() + ".json");
  }

  static Optional<Footprint> read(Path worktree) {
    var file = file(worktree);
    try {
      return Files.exists(file)
          ? Optional.of(JSON.readValue(Files.readString(file), Footprint.class))
          : Optional.empty();
    } catch (IOException e) {
      LOG.warn("{} can't be read: {}", file, e.getMessage());
      return Optional.of(new Footprint("", "", 0, 0));
    }
  }

  void write(Path worktree) throws IOException {
    var file = file(worktree);
    var draft = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(draft, JSON.writeValueAsString(this));
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The agent's process, if it still runs and is surely the one that was started. */
  Optional<ProcessHandle> agent() {
    return pid == 0 || started == 0
        ? Optional.empty()
        : ProcessHandle.of(pid)
            .filter(p -> p.info().startInstant().filter(this::matches).isPresent());
  }

  private boolean matches(Instant start) {
    return Math.abs(start.toEpochMilli() - started) <= SLACK_MILLIS;
  }
}
