package dev.pitwall.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears when another Pitwall has written something that this one may have to act on. News may get
 * lost with a connection, so it also calls every second.
 */
final class OthersNews implements AutoCloseable {
  static final String CHANNEL = "pitwall";

  private static final Logger LOG = LoggerFactory.getLogger(OthersNews.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final PostgresServer server;
  private final String own;
  private final Runnable heard;
  private final Thread thread;
  private volatile boolean closed;
  private volatile @Nullable Connection listening;

  OthersNews(PostgresServer server, Instance here, Runnable heard) {
    this.server = server;
    this.own = here.id();
    this.heard = heard;
    this.thread = Thread.ofPlatform().name("database-news").daemon().start(this::run);
  }

  private void run() {
    while (!closed) {
      try (var connection = server.connect()) {
        listening = connection;
        listen(connection);
      } catch (SQLException e) {
        LOG.debug("News of other instances is not heard; connecting again", e);
        rest();
      }
    }
  }

  private void listen(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("LISTEN " + CHANNEL);
    }
    var news = connection.unwrap(PGConnection.class);
    for (boolean others = true; !closed; ) {
      if (others) {
        tell();
      }
      var heard = news.getNotifications((int) PERIOD.toMillis());
      others = heard == null || heard.length == 0;
      for (int i = 0; !others && i < heard.length; i++) {
        others = !heard[i].getParameter().equals(own);
      }
    }
  }

  private void tell() {
    try {
      heard.run();
    } catch (RuntimeException e) {
      LOG.error("What follows another's commit has failed", e);
    }
  }

  private void rest() {
    try {
      Thread.sleep(PERIOD);
    } catch (InterruptedException _) {
      // Closed.
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    var connection = listening;
    try {
      if (connection != null) {
        connection.abort(Runnable::run);
      }
      thread.join(PERIOD);
    } catch (SQLException e) {
      LOG.debug("The connection for news was gone already", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
