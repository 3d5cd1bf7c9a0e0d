package dev.pitwall.delivery;

import dev.pitwall.session.ActOutcome;
import dev.pitwall.session.Capability;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.Person;
import dev.pitwall.session.Provider;
import dev.pitwall.session.Repository;
import dev.pitwall.session.RepositoryLookup;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionControl;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionRef;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A source whose sessions are over in a moment, but for those of a prompt with "wait", which go on
 * until they are stopped. It writes each stop to a file, as an agent would do work in the world, so
 * that it is known whether it came to that, and how often.
 */
final class QuickSource implements SessionControl {
  static final String WAIT = "wait";
  private static final Repository SHOP = new Repository("acme", "shop");
  private static final Set<Capability> ALL = EnumSet.complementOf(EnumSet.of(Capability.FOLLOW_UP));

  private final SessionEvents events;
  private final Path stops;
  private final InstantSource clock;

  QuickSource(SessionEvents events, Path stops, InstantSource clock) {
    this.events = events;
    this.stops = stops;
    this.clock = clock;
  }

  @Override
  public Provider provider() {
    return new Provider("acp", "the agent", ALL);
  }

  @Override
  public List<Repository> repositories(Person by) {
    return List.of(SHOP);
  }

  @Override
  public RepositoryLookup repository(Repository typed, Person by) {
    return new RepositoryLookup.Found(SHOP);
  }

  @Override
  public List<String> agents(Repository repository, Person by) {
    return List.of("quick");
  }

  @Override
  public Optional<String> objection(Task task) {
    return Optional.empty();
  }

  @Override
  public ActOutcome start(Session session) {
    var ref = new SessionRef("acp", session.id().text());
    events.tell(session.id(), new SessionEvent.Started(ref, null));
    work(session);
    return new ActOutcome.Done();
  }

  private void work(Session session) {
    Thread.ofVirtual()
        .start(() -> {
          var tell = events.of(session.id());
          for (int i = 0; i < 3; i++) {
            tell.accept(new SessionEvent.Progressed("step " + i));
            var thought = new LogEntry.Thought(clock.instant(), "What next?");
            tell.accept(new SessionEvent.Logged(List.of(thought)));
            rest();
          }
          var said = new LogEntry.Message(clock.instant(), "It is done.");
          tell.accept(new SessionEvent.Logged(List.of(said)));
          if (!session.task().prompt().contains(WAIT)) {
            tell.accept(new SessionEvent.Completed("All of it."));
          }
        });
  }

  private static void rest() {
    try {
      Thread.sleep(120);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public ActOutcome stop(Session session, Person by, String reason) {
    try {
      var line = session.id().text();
      if (!Files.exists(stops) || !Files.readAllLines(stops).contains(line)) {
        Files.writeString(stops, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    events.tell(session.id(), new SessionEvent.Cancelled());
    return new ActOutcome.Done();
  }

  @Override
  public ActOutcome say(Session session, Person by, String text) {
    return new ActOutcome.Done();
  }

  @Override
  public ActOutcome answer(Session session, Person by, String questionId, String optionId) {
    return new ActOutcome.Done();
  }

  @Override
  public ActOutcome archive(Session session, Person by) {
    return new ActOutcome.Done();
  }

  @Override
  public void resume(List<Session> sessions) {
    sessions.stream().filter(s -> !(s.state() instanceof SessionState.Queued)).forEach(this::work);
  }

  @Override
  public void close() {}
}
