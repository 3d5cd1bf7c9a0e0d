package dev.pitwall.github.link;

import dev.pitwall.access.AccountLinking.Ending;
import dev.pitwall.session.Person;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Somebody's attempt to link an account; it ends once. */
final class Attempt {
  private final Person person;
  private final Instant until;
  private final String state;
  private final CompletableFuture<Ending> ending = new CompletableFuture<>();
  private boolean over;

  /**
   * @param state what all instances know it by
   */
  Attempt(Person person, Instant until, String state) {
    this.person = person;
    this.until = until;
    this.state = state;
  }

  String state() {
    return state;
  }

  Person person() {
    return person;
  }

  Instant until() {
    return until;
  }

  CompletableFuture<Ending> ending() {
    return ending;
  }

  boolean lateAt(Instant now) {
    return !now.isBefore(until);
  }

  /**
   * Ends it, if it is not over.
   *
   * @param how does what belongs to the end; meanwhile nothing else can end it
   * @return false when it was over before
   */
  boolean end(Supplier<Ending> how) {
    Ending came;
    synchronized (this) {
      if (over) {
        return false;
      }
      came = how.get();
      over = true;
    }
    ending.complete(came);
    return true;
  }

  boolean end(Ending came) {
    return end(() -> came);
  }
}
