package dev.pitwall.sandbox.github.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something to log in with. */
public final class Token {
  /** As it is sent. */
  public String text = "";

  public long user;

  /** The app that it was given to; empty for a personal one. */
  public String app = "";

  /** Null for never. */
  public @Nullable Instant expiresAt;

  /** Gives the next one; empty for none. */
  public String refresh = "";

  public @Nullable Instant refreshExpiresAt;

  /** Came from the device flow, whose tokens are refreshed without the app's secret. */
  public boolean device;
}
