package dev.pitwall.sandbox.github.rest;

import dev.pitwall.sandbox.github.wire.Asked;
import dev.pitwall.sandbox.github.wire.Gate;
import dev.pitwall.sandbox.github.wire.RateLimits;
import dev.pitwall.sandbox.github.wire.Refusal;
import dev.pitwall.sandbox.github.wire.Reply;
import dev.pitwall.sandbox.github.wire.Routes;
import dev.pitwall.sandbox.github.world.Tokens;
import dev.pitwall.sandbox.github.world.User;
import dev.pitwall.sandbox.github.world.World;
import java.util.Optional;
import java.util.Set;

/** {@code api.github.com}: token, headers, the hour's budget, ETags. */
public final class ApiGate implements Gate {
  /** Dates that {@code X-GitHub-Api-Version} may name. */
  static final Set<String> VERSIONS = Set.of("2022-11-28", "2026-03-10");

  private static final Set<String> ACCEPTED =
      Set.of("application/vnd.github+json", "application/json");
  private static final String FREE = "/rate_limit";

  /** Where apps prove themselves with their secret instead of a token. */
  private static final String BY_SECRET = "/applications/";

  private final World world;
  private final Bearer bearer;
  private final RateLimits limits;
  private final Etags etags;

  public ApiGate(World world, Tokens tokens, RateLimits limits, Etags etags) {
    this.world = world;
    bearer = new Bearer(tokens);
    this.limits = limits;
    this.etags = etags;
  }

  @Override
  public String login(Asked asked) {
    return bearer.login(asked);
  }

  @Override
  public Reply pass(Asked asked, Optional<Routes.Found> found) {
    if (asked.header("user-agent").isEmpty()) {
      throw new Refusal(403, "Request forbidden by administrative rules. Send a User-Agent.");
    }
    if (asked.path().startsWith(BY_SECRET)) {
      checkHeaders(asked);
      var known = found.orElseThrow(Refusal::notFound);
      return known.path().endpoint().answer(asked.at(known.places()));
    }
    var user = bearer.user(asked);
    checkHeaders(asked);
    if (!limits.left(user.id()) && !asked.path().equals(FREE)) {
      return limits.exhausted(user.id(), user.login());
    }
    var reply = answer(asked, found, user);
    var route = found.map(known -> known.path().name()).orElse("");
    reply = etags.on(route, asked, reply);
    if (reply.status() != 304 && !asked.path().equals(FREE)) {
      limits.spend(user.id());
    }
    return limits.headers(user.id(), reply);
  }

  private static void checkHeaders(Asked asked) {
    if (!ACCEPTED.contains(asked.header("accept"))) {
      throw new Refusal(415, "Unsupported 'Accept' header. Must accept 'application/json'.");
    }
    if (!VERSIONS.contains(asked.header("x-github-api-version"))) {
      throw new Refusal(400, "Send X-GitHub-Api-Version with one of " + VERSIONS + ".");
    }
  }

  private Reply answer(Asked asked, Optional<Routes.Found> found, User user) {
    try {
      var known = found.orElseThrow(Refusal::notFound);
      var whole = asked.by(user.id()).at(known.places());
      return asked.method().equals("GET")
          ? world.reading(() -> known.path().endpoint().answer(whole))
          : world.changing(() -> known.path().endpoint().answer(whole));
    } catch (Refusal refusal) {
      return refusal.reply();
    }
  }
}
