package dev.pitwall.acp;

import dev.pitwall.acp.AgentsFile.AgentEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Everything between Pitwall and one agent's process, put together. */
final class AgentTalk implements AutoCloseable {
  /** For what the agent wrote just before it ended; a child of its may hold its output open. */
  private static final Duration LAST_LINES = Duration.ofSeconds(2);

  private final Path folder;
  private final AgentProcess process;
  private final Wire wire;
  private final Updates updates;
  private final Permissions permissions;
  private final Connection connection;
  private final Limits limits;

  AgentTalk(String name, Path folder, AgentProcess process, Journal journal, Workshop workshop) {
    this.folder = folder;
    this.process = process;
    limits = workshop.limits();
    var agent = process.process();
    wire = new Wire(name, agent.getInputStream(), agent.getOutputStream());
    updates =
        new Updates(
            name,
            new RelativePaths(folder),
            journal,
            workshop.clock(),
            workshop.alarm(),
            limits.quiet());
    permissions = new Permissions(updates, journal, workshop.clock());
    connection = new Connection(wire, updates, permissions, new WorktreeFiles(folder));
  }

  Permissions permissions() {
    return permissions;
  }

  /** Holds the conversation. */
  Ending hold(AgentEntry agent, String prompt, Mailbox mailbox, CompletableFuture<Ending> halted)
      throws InterruptedException {
    var failures = new Failures(agent, process);
    return new Conversation(
            connection, wire, permissions, updates, mailbox, limits, failures, gone(), halted)
        .hold(folder, prompt);
  }

  private CompletableFuture<?> gone() {
    var drained =
        Exit.of(process.process())
            .thenCompose(_ ->
                wire.ended()
                    .copy()
                    .completeOnTimeout(null, LAST_LINES.toMillis(), TimeUnit.MILLISECONDS));
    return CompletableFuture.anyOf(wire.ended(), drained);
  }

  /** Ends every process of the session, and logs what is left to be logged. */
  void end(Ending ending) throws InterruptedException {
    permissions.cancel();
    wire.closeInput();
    var family = process.family();
    family.running();
    if (ending instanceof Ending.Done) {
      // Told that there is nothing more to do, most agents end by themselves.
      process.process().waitFor(limits.terminate().toMillis(), TimeUnit.MILLISECONDS);
    }
    family.end(limits.terminate());
    try {
      wire.ended().get(LAST_LINES.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // Somebody who left the family holds the output open; nothing of it is read any more.
    }
    updates.settle(ending.openCalls());
  }

  @Override
  public void close() {
    connection.close();
  }
}
