package dev.pitwall.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of an agent on a task, as one workspace knows it.
 *
 * @param ref null until the source has accepted it
 * @param url its page at the source, {@code https}; null when it has none
 * @param logSize entries of its log so far
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
    long logSize,
    long revision) {

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
        new Times(now, now, null),
        0,
        1);
  }

  public boolean ended() {
    return state.ended();
  }

  Session started(SessionRef nextRef, @Nullable String nextUrl) {
    return new Session(
        id, workspace, handle, nextRef, nextUrl, task, state, stop, sighting, work, times, logSize,
        revision);
  }

  Session with(Task next) {
    return new Session(
        id, workspace, handle, ref, url, next, state, stop, sighting, work, times, logSize,
        revision);
  }

  Session with(SessionState next) {
    return new Session(
        id, workspace, handle, ref, url, task, next, stop, sighting, work, times, logSize,
        revision);
  }

  Session with(StopRequest next) {
    return new Session(
        id, workspace, handle, ref, url, task, state, next, sighting, work, times, logSize,
        revision);
  }

  Session with(Sighting next) {
    return new Session(
        id, workspace, handle, ref, url, task, state, stop, next, work, times, logSize, revision);
  }

  Session with(Work next) {
    return new Session(
        id, workspace, handle, ref, url, task, state, stop, sighting, next, times, logSize,
        revision);
  }

  Session with(Times next) {
    return new Session(
        id, workspace, handle, ref, url, task, state, stop, sighting, work, next, logSize,
        revision);
  }

  Session grown(long entries) {
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
        logSize + entries,
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
        logSize,
        revision + 1);
  }
}
