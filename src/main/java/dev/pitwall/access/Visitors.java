package dev.pitwall.access;

import dev.pitwall.session.Person;
import java.time.Instant;
import java.util.Optional;

/**
 * People who are about to link an account: on their way over GitHub's page, which may lead them
 * back to another instance, or with a code that another may have to go on asking for. Throws {@link
 * dev.pitwall.session.SessionStore.StoreException} when it can't be asked.
 */
public interface Visitors {
  /** What came of it when nobody is to come any more. */
  String OVERTAKEN = "overtaken";

  /** Expects somebody; nobody else is to come for that person any more. */
  void expect(Visit visit, Instant now);

  /** Nobody is to come for that person any more, nor to be linked who has come. */
  void drop(Person person);

  /**
   * Whom an instance that is gone, or an earlier run of this one, still expects for that person;
   * from now on this one does.
   */
  Optional<Visit> left(Person person, Instant now);

  /** Whoever comes with that state, once; empty when nobody is expected by it now. */
  Optional<Visit> arrived(String state, Instant now);

  /** Keeps what came of it, unless that is known; for any other instance that waits for it. */
  void ended(String state, String how);

  /** What came of it; empty when that is not known yet. */
  Optional<String> ending(String state);

  /**
   * Somebody who is expected.
   *
   * @param state comes back with them, and is known to nobody else
   * @param memo what whoever goes on with it needs, encrypted; empty for nothing
   */
  record Visit(String state, Person person, Instant until, String memo) {
    public Visit(String state, Person person, Instant until) {
      this(state, person, until, "");
    }
  }
}
