package dev.pitwall.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When things happened to a session.
 *
 * @param ended null while it runs
 * @param turnBegan when its present turn did; the first begins when it is asked for
 */
public record Times(Instant created, Instant updated, @Nullable Instant ended, Instant turnBegan) {
  public Times {
    // Times stored before there were turns are those of the first.
    turnBegan = Objects.requireNonNullElse(turnBegan, created);
  }

  /** Of one just asked for. */
  public static Times from(Instant created) {
    return new Times(created, created, null, created);
  }

  /** Of its present turn, from its beginning to its end; zero while it runs. */
  public Duration length() {
    return ended == null ? Duration.ZERO : Duration.between(turnBegan, ended);
  }

  Times updatedAt(Instant now) {
    return new Times(created, now, ended, turnBegan);
  }

  Times endedAt(Instant now) {
    return new Times(created, now, now, turnBegan);
  }

  Times nextTurn(Instant began) {
    return new Times(created, updated, null, began);
  }
}
