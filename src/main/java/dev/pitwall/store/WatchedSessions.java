package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.SESSION;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.min;

import dev.pitwall.session.Viewer;
import dev.pitwall.session.Workspace;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What no channel shows of the repositories that are watched where somebody looks. It is decided
 * when it is read: neither a watch nor its end writes a session.
 */
final class WatchedSessions {
  private final DSLContext dsl;
  private final Viewer viewer;
  private final List<String> repositories;

  WatchedSessions(DSLContext dsl, Viewer viewer) {
    this.dsl = dsl;
    this.viewer = viewer;
    this.repositories =
        viewer.from() == null || !viewer.from().workspace().equals(viewer.person().workspace())
            ? List.of()
            : WatchRows.repositories(dsl, viewer.from());
  }

  /**
   * A repository's sessions in a space of others.
   *
   * @param repository lower case
   */
  record Part(Space space, String repository) {
    Condition sessions() {
      return space.sessions().and(SESSION.REPOSITORY.eq(repository));
    }

    List<String> wanted(List<String> wanted) {
      var all = new ArrayList<>(wanted);
      all.add(Terms.repository(repository));
      return all;
    }
  }

  /** Which sessions, shown or not, of the workspace. */
  Condition sessions() {
    return repositories.isEmpty() ? falseCondition() : SESSION.REPOSITORY.in(repositories);
  }

  /** Where those that no channel shows are, but for the viewer's own. */
  List<Part> parts() {
    var parts = new ArrayList<Part>();
    var workspace = viewer.person().workspace();
    for (var repository : repositories) {
      var audience = audienceAfter(workspace, repository, null);
      while (audience != null) {
        if (!audience.equals(viewer.person().id())) {
          parts.add(new Part(Space.of(workspace, audience), repository));
        }
        audience = audienceAfter(workspace, repository, audience);
      }
    }
    return parts;
  }

  /** From one to the next in the index: its sessions may be many, the people who have some few. */
  private @Nullable String audienceAfter(
      Workspace workspace, String repository, @Nullable String audience) {
    return dsl.select(min(SESSION.AUDIENCE))
        .from(SESSION)
        .where(SESSION.WORKSPACE.eq(workspace.id()))
        .and(SESSION.REPOSITORY.eq(repository))
        .and(audience == null ? SESSION.AUDIENCE.isNotNull() : SESSION.AUDIENCE.gt(audience))
        .fetchSingle()
        .value1();
  }
}
