package dev.pitwall.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What is to be done with a connection. */
@FunctionalInterface
interface SqlWork<T extends @Nullable Object> {
  T run(Sql sql) throws SQLException;
}
