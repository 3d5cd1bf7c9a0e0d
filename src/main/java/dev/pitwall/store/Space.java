package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.SESSION;

import dev.pitwall.session.Person;
import dev.pitwall.session.Session;
import dev.pitwall.session.Workspace;
import java.util.List;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Sessions that the same people can see, listed apart from all others: those that a channel of the
 * workspace shows, and for each person those that are shown nowhere.
 *
 * @param audience who alone can see them, empty when that is nobody; null: everybody
 */
record Space(Workspace workspace, @Nullable String audience) {

  /** Of sessions that a channel shows. */
  static Space open(Workspace workspace) {
    return new Space(workspace, null);
  }

  /** Where the session is until a channel shows it. */
  static Space hidden(Session session) {
    var person = session.task().requestedBy();
    return new Space(session.workspace(), person == null ? "" : person.id());
  }

  /** All that a person can see. */
  static List<Space> seenBy(Person viewer) {
    return List.of(open(viewer.workspace()), new Space(viewer.workspace(), viewer.id()));
  }

  /** What stretches and terms are kept under. */
  String key() {
    return audience == null ? workspace.id() : workspace.id() + "/" + audience;
  }

  /** Which sessions are in it. */
  Condition sessions() {
    return SESSION
        .WORKSPACE
        .eq(workspace.id())
        .and(audience == null ? SESSION.AUDIENCE.isNull() : SESSION.AUDIENCE.eq(audience));
  }
}
