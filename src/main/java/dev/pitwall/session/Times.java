package dev.pitwall.session;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When things happened to a session. */
public record Times(Instant created, Instant updated, @Nullable Instant ended) {

  /** From asked to ended; zero while it runs. */
  public Duration length() {
    return ended == null ? Duration.ZERO : Duration.between(created, ended);
  }
}
