package dev.pitwall.sandbox.github.web;

import dev.pitwall.sandbox.github.wire.Routes;
import dev.pitwall.sandbox.github.world.Links;
import dev.pitwall.sandbox.github.world.Tokens;
import dev.pitwall.sandbox.github.world.World;

/** All that the web host answers. */
public final class WebRoutes {
  private WebRoutes() {}

  public static Routes all(World world, OauthApp app, Tokens tokens, Logins logins, Links links) {
    return new Routes()
        .add(new LoginPages(app, logins).paths())
        .add(new TokenRoute(app, tokens, logins, links, world.clock).paths())
        .add(new Pages(world).paths())
        .add(new SessionPages(world).paths());
  }
}
