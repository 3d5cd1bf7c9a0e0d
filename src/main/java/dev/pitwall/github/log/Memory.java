package dev.pitwall.github.log;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What reading a log to a certain place has taught, so that reading on is cheap. All of it can be
 * lost: then the log is read once more from its beginning.
 */
final class Memory<S> {
  private static final int MOST = 500;
  private static final int LOCKS = 64;

  private final Object[] locks = new Object[LOCKS];
  private final Map<String, Place<S>> places = new Latest<>(MOST);

  /** Whose reading, up to which cursor. */
  private record Place<S>(long account, String cursor, S state) {}

  Memory() {
    for (int i = 0; i < LOCKS; i++) {
      locks[i] = new Object();
    }
  }

  /** Does something with a log that nobody else reads meanwhile. */
  <T> T alone(String log, Function<String, T> reading) {
    synchronized (locks[Math.floorMod(log.hashCode(), LOCKS)]) {
      return reading.apply(log);
    }
  }

  /** What is known at that cursor, once; GitHub then says what this account has not seen. */
  synchronized Optional<S> take(String log, long account, String cursor) {
    var place = places.remove(log);
    return place != null && place.account() == account && place.cursor().equals(cursor)
        ? Optional.of(place.state())
        : Optional.empty();
  }

  synchronized void keep(String log, long account, String cursor, @Nullable S state) {
    if (state != null) {
      places.put(log, new Place<>(account, cursor, state));
    }
  }
}
