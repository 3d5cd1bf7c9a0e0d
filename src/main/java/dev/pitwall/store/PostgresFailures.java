package dev.pitwall.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;

/** What PostgreSQL's errors mean, by their SQLSTATE. */
final class PostgresFailures {
  private PostgresFailures() {}

  /** Whether the statement failed for what it was: its data, or a constraint. */
  static boolean harmless(SQLException failure) {
    return state(failure).startsWith("22") || state(failure).startsWith("23");
  }

  /** Whether the connection or the moment was bad, and the same may work on another. */
  static boolean passing(SQLException failure) {
    return unreachable(failure) || conflict(failure) || state(failure).equals("25P03");
  }

  static boolean conflict(SQLException failure) {
    return state(failure).startsWith("40");
  }

  /** Whether the user may not do what was asked. */
  static boolean rights(SQLException failure) {
    return state(failure).equals("42501");
  }

  static boolean unreachable(SQLException failure) {
    var state = state(failure);
    return state.startsWith("08")
        || state.startsWith("57P")
        || (state.isEmpty() && failure instanceof SQLTransientConnectionException);
  }

  static String sentences(SQLException failure) {
    if (unreachable(failure)) {
      return "The database server can't be reached. Start it, or mend the network; Pitwall then"
          + " goes on.";
    }
    return switch (state(failure)) {
      case "53100" ->
          "The disk of the database server is full. Free some space; Pitwall then goes on.";
      case "25006" ->
          "The database server takes no writes. Make it the primary one, or name that one in"
              + " PITWALL_DATABASE_URL.";
      case "42501" ->
          "The database user lacks rights. Grant it select, insert, update and delete on Pitwall's"
              + " tables.";
      case "53300" ->
          "The database server has no connection left. Raise its max_connections; Pitwall then goes"
              + " on.";
      case "58030" ->
          "The disk of the database server does not work. Mend it; Pitwall then goes on.";
      default -> "The database did not do what it must. The log says more.";
    };
  }

  static String state(SQLException failure) {
    return Objects.requireNonNullElse(failure.getSQLState(), "");
  }
}
