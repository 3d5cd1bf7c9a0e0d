package dev.pitwall.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import org.jooq.tools.jdbc.DefaultConnection;
import org.jooq.tools.jdbc.DefaultPreparedStatement;

/**
 * A connection that keeps its statements prepared: preparing costs SQLite more than most statements
 * do. For one thread at a time.
 */
final class KeptStatements extends DefaultConnection {
  private static final int MOST = 100;

  private final LinkedHashMap<String, PreparedStatement> idle = new LinkedHashMap<>();

  KeptStatements(Connection connection) {
    super(connection);
  }

  @Override
  public PreparedStatement prepareStatement(String sql) throws SQLException {
    // Taken out while in use: the same SQL may be wanted again before the first is closed.
    var kept = idle.remove(sql);
    return new Kept(sql, kept != null ? kept : getDelegate().prepareStatement(sql));
  }

  private void keep(String sql, PreparedStatement statement) throws SQLException {
    var twin = idle.put(sql, statement);
    if (twin != null) {
      twin.close();
    }
    if (idle.size() > MOST) {
      var eldest = idle.pollFirstEntry();
      eldest.getValue().close();
    }
  }

  @Override
  public void close() throws SQLException {
    for (var statement : idle.values()) {
      statement.close();
    }
    getDelegate().close();
  }

  private final class Kept extends DefaultPreparedStatement {
    private final String sql;
    private boolean closed;

    Kept(String sql, PreparedStatement statement) {
      super(statement);
      this.sql = sql;
    }

    @Override
    public void close() throws SQLException {
      if (!closed) {
        closed = true;
        getDelegatePreparedStatement().clearParameters();
        keep(sql, getDelegatePreparedStatement());
      }
    }
  }
}
