package dev.pitwall.sandbox.github.rest;

import dev.pitwall.sandbox.github.wire.Asked;
import dev.pitwall.sandbox.github.wire.Refusal;
import dev.pitwall.sandbox.github.world.Tokens;
import dev.pitwall.sandbox.github.world.User;
import java.util.Optional;

/** Whose token a request carries. */
final class Bearer {
  private static final String BEARER = "Bearer ";

  private final Tokens tokens;

  Bearer(Tokens tokens) {
    this.tokens = tokens;
  }

  Optional<User> find(Asked asked) {
    var header = asked.header("authorization");
    return header.startsWith(BEARER)
        ? tokens.user(header.substring(BEARER.length()).strip())
        : Optional.empty();
  }

  String login(Asked asked) {
    return find(asked).map(User::login).orElse("");
  }

  User user(Asked asked) {
    if (asked.header("authorization").isEmpty()) {
      throw new Refusal(401, "Requires authentication");
    }
    return find(asked).orElseThrow(Refusal::unauthorized);
  }
}
