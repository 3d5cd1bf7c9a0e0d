package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.SESSION;

import dev.pitwall.session.Channel;
import dev.pitwall.session.Person;
import dev.pitwall.session.Session;
import dev.pitwall.session.Workspace;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Sessions that the same people can see, listed apart from all others: those that an open channel
 * of the workspace shows; of the others, those of each person, and those in each channel.
 *
 * @param part whose they are, empty when that is nobody, or in which channel; null: everybody's
 * @param place whether the part is a channel
 */
record Space(Workspace workspace, @Nullable String part, boolean place) {

  /** Of sessions that a channel shows which anybody may read. */
  static Space open(Workspace workspace) {
    return new Space(workspace, null, false);
  }

  /** Of sessions that are one person's as long as no such channel shows them. */
  static Space of(Workspace workspace, String person) {
    return new Space(workspace, person, false);
  }

  /** Where the session is until a channel shows it which anybody may read. */
  static Space hidden(Session session) {
    var person = session.task().requestedBy();
    return of(session.workspace(), person == null ? "" : person.id());
  }

  /** Where it is besides, as long as that lasts. */
  static Space in(Channel channel) {
    return new Space(channel.workspace(), channel.id(), true);
  }

  /** All that a person can see, wherever they look. */
  static List<Space> seenBy(Person viewer) {
    return List.of(open(viewer.workspace()), of(viewer.workspace(), viewer.id()));
  }

  boolean isOpen() {
    return part == null;
  }

  /** What stretches and terms are kept under. No channel's id is a person's. */
  String key() {
    return part == null ? workspace.id() : workspace.id() + "/" + part;
  }

  /** What its sessions have. What is in a channel's is known by a term alone. */
  Set<String> terms(Session session) {
    if (!place) {
      return Terms.of(session);
    }
    var terms = new LinkedHashSet<>(Terms.of(session));
    terms.add(Terms.ANY);
    return terms;
  }

  /** Which sessions are in it, unless it is a channel's. */
  Condition sessions() {
    return SESSION
        .WORKSPACE
        .eq(workspace.id())
        .and(part == null ? SESSION.AUDIENCE.isNull() : SESSION.AUDIENCE.eq(part));
  }
}
