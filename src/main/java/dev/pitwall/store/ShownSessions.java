package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.OPENNESS;
import static dev.pitwall.store.schema.Tables.SESSION;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.trueCondition;

import dev.pitwall.session.Channel;
import dev.pitwall.session.Viewer;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What channels show to somebody, where they look. It is decided when it is read: what Slack says
 * of a channel counts at once, whatever the lists still hold.
 */
final class ShownSessions {
  private final Viewer viewer;
  private final @Nullable Channel here;
  private final boolean apart;
  private final boolean closing;

  ShownSessions(DSLContext dsl, Viewer viewer) {
    this.viewer = viewer;
    var from = viewer.from();
    here = from != null && from.workspace().equals(viewer.person().workspace()) ? from : null;
    boolean open = false;
    boolean closes = false;
    for (var row :
        dsl.select(OPENNESS.CHANNEL, OPENNESS.OPEN, OPENNESS.SETTLED)
            .from(OPENNESS)
            .where(OPENNESS.WORKSPACE.eq(viewer.person().workspace().id()))
            .and(
                here == null
                    ? OpennessRows.unsettled()
                    : OpennessRows.unsettled().or(OPENNESS.CHANNEL.eq(here.id())))) {
      boolean isOpen = Boolean.TRUE.equals(row.value2());
      open |= here != null && row.value1().equals(here.id()) && isOpen && row.value3();
      closes |= !isOpen && !row.value3();
    }
    apart = here != null && !open;
    closing = closes;
  }

  /** The space of what the channel shows to those alone who look there. */
  Optional<Space> space() {
    return here != null && apart ? Optional.of(Space.in(here)) : Optional.empty();
  }

  /** Whether everybody's lists hold what is private by now, so that not all of it is to be told. */
  boolean closing() {
    return closing;
  }

  /** Which of everybody's sessions they may see. */
  Condition everybodys() {
    if (!closing) {
      return trueCondition();
    }
    return OpennessRows.shownOpenly()
        .or(SESSION.REQUESTED_BY.eq(viewer.person().id()))
        .or(here == null ? falseCondition() : OpennessRows.shownIn(here));
  }

  /** Which of the others the channel shows. */
  Condition others() {
    return here == null || !apart
        ? falseCondition()
        : SESSION.AUDIENCE.isNotNull().and(OpennessRows.shownIn(here));
  }
}
