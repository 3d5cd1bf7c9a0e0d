package dev.pitwall.access;

import dev.pitwall.session.Person;
import java.time.Instant;
import java.util.Optional;

/**
 * People on their way over GitHub's page, which may lead them back to another instance. Throws
 * {@link dev.pitwall.session.SessionStore.StoreException} when it can't be asked.
 */
public interface Visitors {
  /** What came of it when nobody is to come any more. */
  String OVERTAKEN = "overtaken";

  /** Expects somebody; nobody else is to come for that person any more. */
  void expect(Visit visit, Instant now);

  /** Nobody is to come for that person any more. */
  void drop(Person person);

  /** Whoever comes with that state, once; empty when nobody is expected by it now. */
  Optional<Visit> arrived(String state, Instant now);

  /** Keeps what came of it, for the instance where it was begun. */
  void ended(String state, String how);

  /** What came of it; empty when that is not known yet. */
  Optional<String> ending(String state);

  /**
   * Somebody who is expected.
   *
   * @param state comes back with them, and is known to nobody else
   */
  record Visit(String state, Person person, Instant until) {}
}
