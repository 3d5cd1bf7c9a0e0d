package dev.pitwall.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.ProgressHandler;

/** Looks whether a file is damaged, for as long as a start may take. */
final class QuickCheck extends ProgressHandler {
  private static final int STEPS = 20_000;

  private final long end;
  private boolean outOfTime;

  private QuickCheck(Duration most) {
    this.end = System.nanoTime() + most.toNanos();
  }

  /** Whether no damage was found in that time. */
  static boolean passes(Connection connection, Duration most) throws SQLException {
    var check = new QuickCheck(most);
    ProgressHandler.setHandler(connection, STEPS, check);
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("PRAGMA quick_check(1)")) {
      return rows.next() && rows.getString(1).equals("ok");
    } catch (SQLException e) {
      if (check.outOfTime) {
        return true;
      }
      throw e;
    } finally {
      ProgressHandler.clearHandler(connection);
    }
  }

  @Override
  protected int progress() {
    outOfTime = System.nanoTime() > end;
    return outOfTime ? 1 : 0;
  }
}
