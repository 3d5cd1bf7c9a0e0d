package dev.pitwall.desk;

import dev.pitwall.session.ActOutcome;
import dev.pitwall.session.Capability;
import dev.pitwall.session.Person;
import dev.pitwall.session.Provider;
import dev.pitwall.session.Repository;
import dev.pitwall.session.RepositoryLookup;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionControl;
import dev.pitwall.session.Task;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A source of sessions that does nothing, writes down what it is asked, and answers as told. */
public final class FakeSource implements SessionControl {
  public final List<String> asked = new ArrayList<>();
  public Optional<String> unlisted = Optional.empty();
  public List<Repository> repositories = List.of(new Repository("acme", "shop"));
  public List<String> agents = List.of("claude", "codex");
  public Set<Capability> capabilities = EnumSet.complementOf(EnumSet.of(Capability.FOLLOW_UP));
  public ActOutcome outcome = new ActOutcome.Done();
  public Optional<String> objection = Optional.empty();

  /** Whether it knows issues. */
  public boolean issues;

  /** Who can see no repository. */
  public Set<Person> blind = Set.of();

  /** Why no repository can be looked up. */
  public Optional<String> unable = Optional.empty();

  private final String id;
  private final String label;

  public FakeSource(String id, String label) {
    this.id = id;
    this.label = label;
  }

  @Override
  public Provider provider() {
    return new Provider(id, label, capabilities);
  }

  @Override
  public boolean startsByIssue() {
    return issues;
  }

  @Override
  public List<Repository> repositories(Person by) {
    return blind.contains(by) ? List.of() : repositories;
  }

  @Override
  public Optional<String> unlisted(Person by) {
    return unlisted;
  }

  @Override
  public RepositoryLookup repository(Repository typed, Person by) {
    if (unable.isPresent()) {
      return new RepositoryLookup.Unable(unable.get());
    }
    return repositories(by).stream()
        .filter(r -> r.fullName().equalsIgnoreCase(typed.fullName()))
        .findFirst()
        .<RepositoryLookup>map(RepositoryLookup.Found::new)
        .orElseGet(RepositoryLookup.Absent::new);
  }

  @Override
  public List<String> agents(Repository repository, Person by) {
    return agents;
  }

  @Override
  public Optional<String> objection(Task task) {
    return objection;
  }

  @Override
  public void shown(Session session) {
    asked.add("shown " + session.handle().text());
  }

  @Override
  public void watchesChanged() {
    asked.add("watches");
  }

  @Override
  public ActOutcome start(Session session) {
    return asked("start " + session.handle().text());
  }

  @Override
  public ActOutcome stop(Session session, Person by, String reason) {
    return asked("stop " + session.handle().text() + ": " + reason);
  }

  @Override
  public ActOutcome say(Session session, Person by, String text) {
    return asked("say " + session.handle().text() + ": " + text);
  }

  @Override
  public ActOutcome answer(Session session, Person by, String questionId, String optionId) {
    return asked("answer " + session.handle().text() + ": " + questionId + " " + optionId);
  }

  @Override
  public ActOutcome archive(Session session, Person by) {
    return asked("archive " + session.handle().text());
  }

  @Override
  public void resume(List<Session> sessions) {}

  @Override
  public void close() {}

  private ActOutcome asked(String what) {
    asked.add(what);
    return outcome;
  }
}
