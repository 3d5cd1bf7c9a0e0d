package dev.pitwall.session;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One run of an agent on a task, as one workspace knows it.
 *
 * @param ref null until the source has accepted it
 * @param url its page at the source, {@code https}; null when it has none
 * @param turn 1, and one more each time it goes on after its end
 * @param logSize entries of its log so far
 * @param cursor how far the source's log has been read; the source's own, empty before the first
 * @param steerable whether its source says that messages reach the agent while it works
 * @param revision grows by one with each stored change
 */
public record Session(
    SessionId id,
    Workspace workspace,
    Handle handle,
    @Nullable SessionRef ref,
    @Nullable String url,
    Task task,
    SessionState state,
    StopRequest stop,
    Sighting sighting,
    Work work,
    Times times,
    int turn,
    long logSize,
    String cursor,
    boolean steerable,
    long revision) {

  public Session {
    // Sessions stored before these were known have neither.
    turn = Math.max(1, turn);
    cursor = Objects.requireNonNullElse(cursor, "");
  }

  /** One just asked for. */
  public static Session queued(
      SessionId id, Workspace workspace, Handle handle, Task task, Instant now) {
    return new Session(
        id,
        workspace,
        handle,
        null,
        null,
        task,
        new SessionState.Queued(),
        new StopRequest.None(),
        new Sighting(now, false),
        Work.NONE,
        Times.from(now),
        1,
        0,
        "",
        false,
        1);
  }

  public boolean ended() {
    return state.ended();
  }

  Session started(SessionRef nextRef, @Nullable String nextUrl) {
    return new Session(
        id, workspace, handle, nextRef, nextUrl, task, state, stop, sighting, work, times, turn,
        logSize, cursor, steerable, revision);
  }

  Session with(Task next) {
    return new Session(
        id, workspace, handle, ref, url, next, state, stop, sighting, work, times, turn, logSize,
        cursor, steerable, revision);
  }

  Session with(SessionState next) {
    return new Session(
        id, workspace, handle, ref, url, task, next, stop, sighting, work, times, turn, logSize,
        cursor, steerable, revision);
  }

  Session with(StopRequest next) {
    return new Session(
        id, workspace, handle, ref, url, task, state, next, sighting, work, times, turn, logSize,
        cursor, steerable, revision);
  }

  Session with(Sighting next) {
    return new Session(
        id, workspace, handle, ref, url, task, state, stop, next, work, times, turn, logSize,
        cursor, steerable, revision);
  }

  Session with(Work next) {
    return new Session(
        id, workspace, handle, ref, url, task, state, stop, sighting, next, times, turn, logSize,
        cursor, steerable, revision);
  }

  Session withSteerable(boolean next) {
    return new Session(
        id, workspace, handle, ref, url, task, state, stop, sighting, work, times, turn, logSize,
        cursor, next, revision);
  }

  Session with(Times next) {
    return new Session(
        id, workspace, handle, ref, url, task, state, stop, sighting, work, next, turn, logSize,
        cursor, steerable, revision);
  }

  /** Log entries more, read up to the cursor; null: as far as before. */
  Session grown(long entries, @Nullable String nextCursor) {
    return new Session(
        id,
        workspace,
        handle,
        ref,
        url,
        task,
        state,
        stop,
        sighting,
        work,
        times,
        turn,
        logSize + entries,
        nextCursor == null ? cursor : nextCursor,
        steerable,
        revision);
  }

  /** At the beginning of another turn, which has not validated anything yet. */
  Session continued(Instant began) {
    return new Session(
        id,
        workspace,
        handle,
        ref,
        url,
        task,
        new SessionState.InProgress(""),
        new StopRequest.None(),
        sighting,
        work.withValidations(List.of()),
        times.nextTurn(began),
        turn + 1,
        logSize,
        cursor,
        steerable,
        revision);
  }

  Session nextRevision() {
    return new Session(
        id,
        workspace,
        handle,
        ref,
        url,
        task,
        state,
        stop,
        sighting,
        work,
        times,
        turn,
        logSize,
        cursor,
        steerable,
        revision + 1);
  }
}
