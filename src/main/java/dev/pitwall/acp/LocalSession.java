package dev.pitwall.acp;

import dev.pitwall.acp.AgentsFile.AgentEntry;
import dev.pitwall.acp.AgentsFile.RepositoryEntry;
import dev.pitwall.acp.Git.GitFailed;
import dev.pitwall.session.ActOutcome;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.Person;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionRef;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One session from its start to its end: worktree, process, conversation, and what is left. */
final class LocalSession {
  private static final Logger LOG = LoggerFactory.getLogger(LocalSession.class);

  private final Session session;
  private final AgentEntry agent;
  private final RepositoryEntry repository;
  private final Workshop workshop;
  private final Journal journal;
  private final Mailbox mailbox = new Mailbox();
  private final CompletableFuture<Ending> halted = new CompletableFuture<>();
  private final CompletableFuture<ActOutcome> started = new CompletableFuture<>();
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  private volatile @Nullable Permissions permissions;
  private boolean finishing;

  LocalSession(Session session, AgentEntry agent, RepositoryEntry repository, Workshop workshop) {
    this.session = session;
    this.agent = agent;
    this.repository = repository;
    this.workshop = workshop;
    this.journal = workshop.journal(session);
  }

  /** Completes when nothing of it runs any more and its end is told. */
  CompletableFuture<Void> over() {
    return over;
  }

  /** What became of {@link #start}, for whoever starts it a second time. */
  ActOutcome started() {
    return started.join();
  }

  /** Makes the worktree and starts the agent; the rest goes on by itself. */
  ActOutcome start() {
    ActOutcome outcome;
    try {
      outcome = begin();
    } catch (RuntimeException e) {
      LOG.error("Session {}: something unexpected happened at its start", name(), e);
      outcome = new ActOutcome.Refused("It could not be started. Look at Pitwall's log.");
    }
    started.complete(outcome);
    if (outcome instanceof ActOutcome.Refused) {
      over.complete(null);
    }
    return outcome;
  }

  private ActOutcome begin() {
    var git = new Git(repository.folder(), workshop.environment(), halted);
    return switch (Base.find(git, repository, session.task().baseBranch())) {
      case Base.Missing(var sentence) -> halted.isDone() ? haltedEarly() : refused(sentence);
      case Base.Found base -> begin(git, base);
    };
  }

  private ActOutcome begin(Git git, Base.Found base) {
    Worktrees.Made made;
    try {
      made = workshop.worktrees().make(git, session, repository, base);
    } catch (GitFailed e) {
      return halted.isDone()
          ? haltedEarly()
          : refused(
              "No worktree of %s could be made: %s. Ask whoever runs Pitwall."
                  .formatted(repository.name(), e.said()));
    }
    return halted.isDone() ? haltedEarly() : begin(made);
  }

  private ActOutcome begin(Worktrees.Made made) {
    var worktree = made.worktree();
    AgentProcess process;
    try {
      Footprint.of(worktree, null).write(worktree.folder());
      process =
          AgentProcess.start(agent, worktree.folder(), workshop.environment(), session.id().text());
    } catch (IOException e) {
      LOG.warn("Session {}: {} can't be started: {}", name(), agent, e.getMessage());
      return refused(
          "The agent `%s` could not be started. Ask whoever runs Pitwall to check its command."
              .formatted(agent.name()));
    }
    var end = new SessionEnd(session, worktree, process.family(), journal, workshop);
    try {
      Footprint.of(worktree, process.process().toHandle()).write(worktree.folder());
      journal.tell(new SessionEvent.Started(ref(), null));
      for (var note : made.notes()) {
        journal.log(new LogEntry.Setup(workshop.clock().instant(), note), note.length());
      }
    } catch (IOException | RuntimeException e) {
      process.family().end(workshop.limits().terminate());
      LOG.error("Session {}: its start can't be stored", name(), e);
      return refused("Its start could not be stored. Ask whoever runs Pitwall.");
    }
    LOG.info(
        "Session {}: {} works on {} as process {}",
        name(),
        agent,
        worktree.branch(),
        process.process().pid());
    Thread.ofVirtual().name("session-" + name()).start(() -> run(worktree, process, end));
    return new ActOutcome.Done();
  }

  private SessionRef ref() {
    return new SessionRef(LocalAgents.PROVIDER, session.id().text());
  }

  private ActOutcome haltedEarly() {
    finish();
    tellEnd(new SessionEnd(session, null, null, journal, workshop), halted.join());
    return new ActOutcome.Done();
  }

  private ActOutcome refused(String why) {
    LOG.info("Session {} was not started: {}", name(), why);
    return new ActOutcome.Refused(why);
  }

  private void run(Worktree worktree, AgentProcess process, SessionEnd end) {
    Ending ending;
    try {
      var talk = new AgentTalk(name(), worktree.folder(), process, journal, workshop);
      permissions = talk.permissions();
      try (talk) {
        var held = talk.hold(agent, session.task().prompt(), mailbox, halted);
        ending = finish().orElse(held);
        talk.end(ending);
      }
    } catch (InterruptedException | RuntimeException e) {
      LOG.error("Session {}: something unexpected happened", name(), e);
      finish();
      ending = new Ending.Failed("Pitwall could not go on with it. Look at Pitwall's log.");
    }
    tellEnd(end, ending);
  }

  private void tellEnd(SessionEnd end, Ending ending) {
    try {
      end.tell(ending);
    } catch (InterruptedException | RuntimeException e) {
      LOG.error("Session {}: its end can't be told; the next start of Pitwall will", name(), e);
    } finally {
      over.complete(null);
    }
  }

  /** From here on it is too late to stop it; how somebody has ended it before, if so. */
  private synchronized Optional<Ending> finish() {
    finishing = true;
    mailbox.close();
    return Optional.ofNullable(halted.getNow(null));
  }

  /** Stops it. */
  synchronized ActOutcome stop() {
    if (finishing && !(halted.getNow(null) instanceof Ending.Stopped)) {
      return new ActOutcome.Refused("It has just ended by itself. There is nothing to stop.");
    }
    halted.complete(new Ending.Stopped());
    return new ActOutcome.Done();
  }

  /** Ends it because Pitwall itself ends. */
  synchronized void interrupt() {
    halted.complete(new Ending.Interrupted("stopped"));
  }

  /** Waits for its end; false when it did not come in time. */
  boolean await(long nanos) throws InterruptedException {
    try {
      over.get(nanos, TimeUnit.NANOSECONDS);
      return true;
    } catch (java.util.concurrent.TimeoutException | java.util.concurrent.ExecutionException e) {
      return false;
    }
  }

  ActOutcome say(String text) {
    return switch (mailbox.post(text)) {
      case KEPT -> new ActOutcome.Deferred("when the agent has finished its turn");
      case FULL ->
          new ActOutcome.Refused("Many messages wait for the agent. Let it read those first.");
      case TOO_LATE ->
          new ActOutcome.Refused(
              "The agent has finished, and its session with it. Start it again.");
    };
  }

  ActOutcome answer(Person by, String questionId, String optionId) {
    var asked = permissions;
    return asked == null
        ? new ActOutcome.Refused("The agent has not asked anything yet.")
        : asked
            .answer(questionId, optionId, by)
            .<ActOutcome>map(ActOutcome.Refused::new)
            .orElseGet(ActOutcome.Done::new);
  }

  private String name() {
    return session.handle().text();
  }
}
