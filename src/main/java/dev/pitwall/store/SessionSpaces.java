package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.SESSION;
import static dev.pitwall.store.schema.Tables.TARGET;
import static org.jooq.impl.DSL.inline;

import dev.pitwall.delivery.Target.Kind;
import dev.pitwall.session.Channel;
import dev.pitwall.session.Session;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/**
 * In which spaces sessions are, as channels come to show them: in the open one once a channel shows
 * it that anybody may read, until then in its person's and in that of each channel that shows it.
 * Within one transaction.
 */
final class SessionSpaces {
  private final DSLContext dsl;
  private final TermIndex terms;
  private final InstantSource clock;

  SessionSpaces(DSLContext dsl, TermIndex terms, InstantSource clock) {
    this.dsl = dsl;
    this.terms = terms;
    this.clock = clock;
  }

  /**
   * A new session whose row is to be stored.
   *
   * @return the one that its row is to name
   */
  Space created(Session session, long nr, List<Channel> channels) {
    boolean open = channels.stream().filter(this::isOpen).count() > 0;
    var space = open ? Space.open(session.workspace()) : Space.hidden(session);
    terms.add(space, session, nr);
    if (!open) {
      channels.forEach(channel -> terms.add(Space.in(channel), session, nr));
    }
    return space;
  }

  /** A stored session has another revision. */
  void changed(Session before, Session next) {
    if (!TermIndex.changes(before, next)) {
      return;
    }
    var row =
        dsl.select(SESSION.NR, SESSION.AUDIENCE)
            .from(SESSION)
            .where(SESSION.ID.eq(next.id().text()))
            .fetchSingle();
    var space = new Space(next.workspace(), row.value2(), false);
    var places = space.isOpen() ? Stream.<Space>empty() : places(next).map(Space::in);
    Stream.concat(Stream.of(space), places)
        .forEach(s -> terms.change(s, before, next, row.value1()));
  }

  /** One more channel shows it now. */
  void shown(Session session, Channel channel) {
    if (isOpen(channel)) {
      open(session, places(session).filter(place -> !place.equals(channel)).toList());
      return;
    }
    dsl.select(SESSION.NR)
        .from(SESSION)
        .where(SESSION.ID.eq(session.id().text()).and(SESSION.AUDIENCE.isNotNull()))
        .fetchOptional(SESSION.NR)
        .ifPresent(nr -> terms.add(Space.in(channel), session, nr));
  }

  private boolean isOpen(Channel channel) {
    return OpennessRows.isOpen(dsl, channel, clock.instant());
  }

  /** A channel that shows it turns out to be open. */
  void open(Session session) {
    open(session, places(session).toList());
  }

  private void open(Session session, List<Channel> places) {
    dsl.update(SESSION)
        .setNull(SESSION.AUDIENCE)
        .where(SESSION.ID.eq(session.id().text()).and(SESSION.AUDIENCE.isNotNull()))
        .returning(SESSION.NR)
        .fetchOptional(SESSION.NR)
        .ifPresent(nr -> {
          terms.remove(Space.hidden(session), session, nr);
          places.forEach(place -> terms.remove(Space.in(place), session, nr));
          terms.add(Space.open(session.workspace()), session, nr);
        });
  }

  /** Unless a channel shows it that is open, it is no longer everybody's. */
  void close(Session session) {
    var hidden = Space.hidden(session);
    dsl.update(SESSION)
        .set(SESSION.AUDIENCE, hidden.part())
        .where(SESSION.ID.eq(session.id().text()).and(SESSION.AUDIENCE.isNull()))
        .andNot(OpennessRows.shownOpenly())
        .returning(SESSION.NR)
        .fetchOptional(SESSION.NR)
        .ifPresent(nr -> {
          terms.remove(Space.open(session.workspace()), session, nr);
          terms.add(hidden, session, nr);
          places(session).forEach(place -> terms.add(Space.in(place), session, nr));
        });
  }

  private Stream<Channel> places(Session session) {
    return dsl
        .select(TARGET.WORKSPACE, TARGET.CHANNEL)
        .from(TARGET)
        .where(TARGET.SESSION_ID.eq(session.id().text()))
        .and(TARGET.KIND.eq(inline(Kind.CARD.name())))
        .fetch(row -> ShownThings.channel(row.value1(), row.value2()))
        .stream();
  }
}
