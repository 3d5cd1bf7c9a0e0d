package dev.pitwall.store;

import static dev.pitwall.store.schema.Tables.WATCH;

import dev.pitwall.session.Channel;
import dev.pitwall.session.Repository;
import dev.pitwall.session.Watch;
import dev.pitwall.session.Workspace;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Watches as rows. */
final class WatchRows {
  private WatchRows() {}

  static List<Watch> all(DSLContext dsl) {
    return dsl.select(WATCH.BODY)
        .from(WATCH)
        .orderBy(WATCH.SINCE_AT, WATCH.WORKSPACE, WATCH.CHANNEL, WATCH.REPOSITORY)
        .fetch(row -> Json.read(row.value1(), Watch.class));
  }

  static List<Watch> of(DSLContext dsl, Workspace workspace, Repository repository) {
    return dsl.select(WATCH.BODY)
        .from(WATCH)
        .where(WATCH.WORKSPACE.eq(workspace.id()))
        .and(WATCH.REPOSITORY.eq(SessionRows.key(repository.fullName())))
        .orderBy(WATCH.SINCE_AT, WATCH.CHANNEL)
        .fetch(row -> Json.read(row.value1(), Watch.class));
  }

  static boolean contains(DSLContext dsl, Channel channel, Repository repository) {
    return dsl.fetchExists(WATCH, in(channel, repository));
  }

  /** What a channel watches, as sessions' rows name it. */
  static List<String> repositories(DSLContext dsl, Channel channel) {
    return dsl.select(WATCH.REPOSITORY)
        .from(WATCH)
        .where(in(channel))
        .orderBy(WATCH.REPOSITORY)
        .fetch(WATCH.REPOSITORY);
  }

  static void store(DSLContext dsl, Watch watch) {
    var body = Json.write(watch);
    dsl.insertInto(WATCH)
        .set(WATCH.WORKSPACE, watch.channel().workspace().id())
        .set(WATCH.CHANNEL, watch.channel().id())
        .set(WATCH.REPOSITORY, SessionRows.key(watch.repository().fullName()))
        .set(WATCH.SINCE_AT, watch.since())
        .set(WATCH.BODY, body)
        .onConflict(WATCH.WORKSPACE, WATCH.CHANNEL, WATCH.REPOSITORY)
        .doUpdate()
        .set(WATCH.SINCE_AT, watch.since())
        .set(WATCH.BODY, body)
        .execute();
  }

  static boolean remove(DSLContext dsl, Channel channel, Repository repository) {
    return dsl.deleteFrom(WATCH).where(in(channel, repository)).execute() == 1;
  }

  private static Condition in(Channel channel) {
    return WATCH.WORKSPACE.eq(channel.workspace().id()).and(WATCH.CHANNEL.eq(channel.id()));
  }

  private static Condition in(Channel channel, Repository repository) {
    return in(channel).and(WATCH.REPOSITORY.eq(SessionRows.key(repository.fullName())));
  }
}
