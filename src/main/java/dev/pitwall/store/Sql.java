package dev.pitwall.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/** One connection, with jOOQ over it. For one thread at a time. */
final class Sql implements AutoCloseable {
  private static final Settings SETTINGS =
      new Settings()
          .withRenderSchema(false)
          .withExecuteLogging(false)
          .withFetchWarnings(false)
          .withInListPadding(true);

  static {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
  }

  private final Connection connection;
  private final DSLContext dsl;

  private Sql(Connection connection, SQLDialect dialect) {
    this.connection = connection;
    this.dsl = DSL.using(connection, dialect, SETTINGS);
  }

  static Sql sqlite(Connection connection) {
    return new Sql(new KeptStatements(connection), SQLDialect.SQLITE);
  }

  /** Its driver keeps statements prepared by itself. */
  static Sql postgres(Connection connection) {
    return new Sql(connection, SQLDialect.POSTGRES);
  }

  DSLContext dsl() {
    return dsl;
  }

  /** A statement that is prepared once; for what must be quick. */
  PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }

  /** A query of many rows is then read a few at a time. For connections that are lent. */
  void beginReading() throws SQLException {
    if (dsl.dialect() == SQLDialect.POSTGRES) {
      connection.setAutoCommit(false);
    }
  }

  void execute(String command) throws SQLException {
    try (var statement = prepare(command)) {
      statement.execute();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
