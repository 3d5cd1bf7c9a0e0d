package dev.pitwall.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/** Ways to connect to a PostgreSQL database. */
record PostgresServer(PostgresUrl url) {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  // Slack waits three seconds for an answer; one who is told of trouble earlier tries again.
  private static final Duration LEND = Duration.ofMillis(2_500);
  private static final int CONNECTIONS = 10;

  /**
   * A Pitwall that is stopped in the midst of its turn must not keep the others from theirs: the
   * server then undoes what it has begun.
   */
  private static final String SETTINGS = "SET idle_in_transaction_session_timeout = '3s'";

  /** A connection of its own, for as long as wanted. */
  Connection connect() throws SQLException {
    var options = options();
    // What it is for may take its time: a migration, or waiting for news.
    options.remove("socketTimeout");
    return DriverManager.getConnection(url.text(), options);
  }

  HikariDataSource pool() {
    var config = new HikariConfig();
    config.setPoolName("postgresql");
    config.setJdbcUrl(url.text());
    config.setDataSourceProperties(options());
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(2);
    config.setConnectionTimeout(LEND.toMillis());
    config.setConnectionInitSql(SETTINGS);
    // What it needs has just been looked at; from now on a server that is away comes back.
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  private static Properties options() {
    var options = new Properties();
    options.setProperty("ApplicationName", "pitwall");
    options.setProperty("connectTimeout", String.valueOf(CONNECT.toSeconds()));
    options.setProperty("socketTimeout", "20");
    options.setProperty("tcpKeepAlive", "true");
    return options;
  }
}
