package dev.pitwall.store;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What one instance does for all that share a database. A lease is held for seconds and renewed all
 * the time; an instance that stops doing so loses it to another, and what it writes under it from
 * then on is refused.
 */
public interface Leases extends AutoCloseable {
  /** How long a call to the outside may take that is made under a lease. */
  Duration CALL = Duration.ofSeconds(5);

  /** Of the chores that are done once for all, and of following sources. */
  String TRACKING = "tracking";

  /** Of sending to a workspace. */
  static String sending(String workspace) {
    return "sending/" + workspace;
  }

  /** The workspace that a lease is to send to; empty when it is another. */
  static Optional<String> workspace(String lease) {
    var prefix = sending("");
    return lease.startsWith(prefix)
        ? Optional.of(lease.substring(prefix.length()))
        : Optional.empty();
  }

  /** Begins to renew, and to take what is wanted as soon as nobody has it. */
  void start();

  /** These are wanted from now on; those that are free are taken before this returns. */
  void want(Collection<String> names);

  /**
   * The number of the tenure in which it is held, which grows with each; empty when it is not held.
   */
  OptionalLong tenure(String name);

  /**
   * Does what has begun in that tenure: once that is over, nothing more is written of it under the
   * lease, though this instance may hold it again.
   */
  void during(String name, long tenure, Runnable work);

  /** Whether it is held, and will be for so long whatever happens. */
  boolean covers(String name, Duration time);

  /** Names of all that are held. */
  Set<String> held();

  /** Is told of each lease when it is taken, before anything can be done under it. */
  void onTaken(Consumer<String> listener);

  /** Lets others have them at once. */
  @Override
  void close();
}
