package dev.pitwall.sandbox.github.world;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who logs in with what. */
public final class Tokens {
  private static final Duration LIFE = Duration.ofHours(8);
  private static final Duration REFRESH_LIFE = Duration.ofDays(184);

  private final World world;
  private volatile boolean expiring = true;

  public Tokens(World world) {
    this.world = world;
  }

  /** Whether tokens given to apps from now on expire after eight hours and can be refreshed. */
  public void expiring(boolean now) {
    expiring = now;
  }

  /** A personal token with this text. */
  public String personal(User user, String text) {
    return world.changing(() -> put(user.id(), "", text).text);
  }

  /** A token for an app, with a refresh token if they expire. */
  public Token given(long user, String app, boolean device) {
    return world.changing(() -> {
      var token = put(user, app, "ghu_" + Ids.random(36));
      token.device = device;
      if (expiring) {
        var now = world.clock.instant();
        token.expiresAt = now.plus(LIFE);
        token.refresh = "ghr_" + Ids.random(76);
        token.refreshExpiresAt = now.plus(REFRESH_LIFE);
      }
      return token;
    });
  }

  private Token put(long user, String app, String text) {
    var token = new Token();
    token.text = text;
    token.user = user;
    token.app = app;
    world.tokens.put(text, token);
    return token;
  }

  /** Whose it is; empty for one that does not work, or not any more. */
  public Optional<User> user(String text) {
    return world.reading(() -> {
      var token = world.tokens.get(text);
      if (token == null) {
        return Optional.empty();
      }
      var end = token.expiresAt;
      boolean over = end != null && !world.clock.instant().isBefore(end);
      return over ? Optional.empty() : Users.find(token.user);
    });
  }

  /** What a refresh token belongs to; it works once. */
  public Optional<Token> byRefresh(String refresh) {
    return world.reading(() ->
        world.tokens.values().stream()
            .filter(token -> !refresh.isEmpty() && token.refresh.equals(refresh))
            .filter(token -> {
              var end = token.refreshExpiresAt;
              return end == null || world.clock.instant().isBefore(end);
            })
            .findFirst());
  }

  public Optional<Token> find(String text) {
    return world.reading(() -> Optional.ofNullable(world.tokens.get(text)));
  }

  public void revoke(String text) {
    world.changing(() -> world.tokens.remove(text) != null);
  }

  /** Everything that an app was given for this user. */
  public void revokeGrant(String app, long user) {
    world.changing(
        () -> world.tokens.values().removeIf(token -> token.app.equals(app) && token.user == user));
  }

  /** Tokens that are not revoked. */
  public List<Token> all() {
    return world.reading(() -> List.copyOf(world.tokens.values()));
  }
}
