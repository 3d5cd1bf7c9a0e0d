package dev.pitwall.store;

import dev.pitwall.session.SessionStore.StoreException;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What errors of the database mean; SQLite's by its codes, PostgreSQL's by theirs. */
final class Failures {
  private Failures() {}

  /** As it leaves the store; whatever is not of the database stays as it is. */
  static RuntimeException translated(Throwable failure) {
    if (sql(failure) == null && failure instanceof RuntimeException own) {
      return own;
    }
    return new StoreException(sentences(failure), failure);
  }

  /** Whether a statement failed for what it was, and no other is harmed by it. */
  static boolean harmless(Throwable failure) {
    var sql = sql(failure);
    if (sql == null) {
      return true;
    }
    return code(failure).map(code -> code == 19).orElseGet(() -> PostgresFailures.harmless(sql));
  }

  /** Whether the same may work when tried once more, on another connection. */
  static boolean passing(Throwable failure) {
    var sql = sql(failure);
    return sql != null && code(failure).isEmpty() && PostgresFailures.passing(sql);
  }

  /** Whether two transactions waited for each other, and this one had to give way. */
  static boolean conflict(Throwable failure) {
    var sql = sql(failure);
    return sql != null && code(failure).isEmpty() && PostgresFailures.conflict(sql);
  }

  static StoreException closed() {
    return new StoreException("The database is closed: Pitwall is stopping. Try again.", null);
  }

  /** Whether it can't be known what the connection holds that the disk does not. */
  static boolean leavesDoubt(Throwable failure) {
    return switch (named(failure)) {
      case SQLITE_FULL, SQLITE_BUSY, SQLITE_LOCKED -> false;
      default -> true;
    };
  }

  /** SQLite's result code, the plain one; empty when the failure is none of SQLite's. */
  static Optional<Integer> code(Throwable failure) {
    return sql(failure) instanceof SQLiteException e
        ? Optional.of(e.getResultCode().code & 0xff)
        : Optional.empty();
  }

  static @Nullable SQLException sql(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException e) {
        return e;
      }
    }
    return null;
  }

  static String sentences(Throwable failure) {
    var sql = sql(failure);
    if (sql != null && code(failure).isEmpty()) {
      return PostgresFailures.sentences(sql);
    }
    return switch (named(failure)) {
      case SQLITE_FULL ->
          "The disk that holds the database is full. Free some space; Pitwall then goes on.";
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN ->
          "The database can't be written to. Make its file and its directory writable.";
      case SQLITE_CORRUPT, SQLITE_NOTADB ->
          "The database is damaged. Stop Pitwall and restore the file from a backup.";
      case SQLITE_BUSY, SQLITE_LOCKED ->
          "Another program keeps the database locked. Close it; Pitwall then goes on.";
      case SQLITE_IOERR ->
          "The disk that holds the database does not work. Mend it; Pitwall then goes on.";
      default -> "The database did not do what it must. The log says more.";
    };
  }

  static SQLiteErrorCode named(Throwable failure) {
    return code(failure).map(SQLiteErrorCode::getErrorCode).orElse(SQLiteErrorCode.UNKNOWN_ERROR);
  }
}
