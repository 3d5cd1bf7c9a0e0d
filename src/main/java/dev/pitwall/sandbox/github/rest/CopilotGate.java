package dev.pitwall.sandbox.github.rest;

import dev.pitwall.sandbox.github.wire.Asked;
import dev.pitwall.sandbox.github.wire.Gate;
import dev.pitwall.sandbox.github.wire.Refusal;
import dev.pitwall.sandbox.github.wire.Reply;
import dev.pitwall.sandbox.github.wire.Routes;
import dev.pitwall.sandbox.github.world.Tokens;
import dev.pitwall.sandbox.github.world.World;
import java.util.Optional;

/** The Copilot host: token, integration id, and nothing of the REST interface's headers. */
public final class CopilotGate implements Gate {
  private final World world;
  private final Bearer bearer;
  private final Features features;

  public CopilotGate(World world, Tokens tokens, Features features) {
    this.world = world;
    bearer = new Bearer(tokens);
    this.features = features;
  }

  @Override
  public String login(Asked asked) {
    return bearer.login(asked);
  }

  @Override
  public Reply pass(Asked asked, Optional<Routes.Found> found) {
    features.need(Feature.COPILOT);
    var user = bearer.user(asked);
    if (asked.header("copilot-integration-id").isEmpty()) {
      throw new Refusal(400, "Missing Copilot-Integration-Id header");
    }
    if (ApiGate.VERSIONS.contains(asked.header("x-github-api-version"))) {
      throw new Refusal(400, "invalid apiVersion");
    }
    var known = found.orElseThrow(Refusal::notFound);
    var whole = asked.by(user.id()).at(known.places());
    return world.reading(() -> known.path().endpoint().answer(whole));
  }
}
