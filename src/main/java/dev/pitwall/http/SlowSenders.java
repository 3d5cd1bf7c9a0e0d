package dev.pitwall.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes connections on which a request comes in by a trickle: each byte resets the idle time-out,
 * so that alone would let a few clients hold every connection.
 */
final class SlowSenders extends AbstractLifeCycle {
  private static final Logger log = LoggerFactory.getLogger(SlowSenders.class);
  private static final int LOOKS = 3;
  private static final long TRICKLE = 1_024;

  private final ServerConnector connector;
  private final Duration every;
  private Map<EndPoint, Look> before = new HashMap<>();

  SlowSenders(ServerConnector connector, Duration every) {
    this.connector = connector;
    this.every = every;
  }

  /** What a connection had brought at a look, and for how many looks it has been slow. */
  private record Look(long bytes, long requests, int slow) {}

  @Override
  protected void doStart() {
    later();
  }

  private void later() {
    connector.getScheduler().schedule(this::look, every.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    if (!isStarting() && !isStarted()) {
      return;
    }
    var now = new HashMap<EndPoint, Look>();
    for (var endPoint : connector.getConnectedEndPoints()) {
      var connection = endPoint.getConnection();
      if (connection == null) {
        continue;
      }
      var look = look(connection, before.get(endPoint));
      if (look.slow() < LOOKS) {
        now.put(endPoint, look);
      } else {
        log.warn("Closed a connection from {}: too slow", endPoint.getRemoteSocketAddress());
        endPoint.close();
      }
    }
    before = now;
    later();
  }

  private static Look look(Connection connection, @Nullable Look before) {
    long bytes = connection.getBytesIn();
    long requests = connection.getMessagesIn();
    if (before == null) {
      return new Look(bytes, requests, 0);
    }
    long grown = bytes - before.bytes();
    boolean slow = grown > 0 && grown < TRICKLE && requests == before.requests();
    return new Look(bytes, requests, slow ? before.slow() + 1 : 0);
  }
}
