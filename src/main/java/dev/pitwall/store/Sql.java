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

  Sql(Connection connection) {
    this.connection = new KeptStatements(connection);
    this.dsl = DSL.using(this.connection, SQLDialect.SQLITE, SETTINGS);
  }

  DSLContext dsl() {
    return dsl;
  }

  /** A statement that is prepared once; for what must be quick. */
  PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
