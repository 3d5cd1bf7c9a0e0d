package dev.pitwall.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Connections that read, each lent for one query; they see the latest commit. */
interface Reading {
  <T extends @Nullable Object> T read(SqlWork<T> query);

  /** Waits for the reads under way. */
  void close() throws SQLException;
}
