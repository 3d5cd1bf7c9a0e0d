package dev.pitwall.sandbox.github;

import dev.pitwall.http.HttpServer;
import dev.pitwall.http.Route;
import dev.pitwall.sandbox.github.play.Agent;
import dev.pitwall.sandbox.github.rest.ApiGate;
import dev.pitwall.sandbox.github.rest.CopilotGate;
import dev.pitwall.sandbox.github.rest.CopilotRoutes;
import dev.pitwall.sandbox.github.rest.Etags;
import dev.pitwall.sandbox.github.rest.Features;
import dev.pitwall.sandbox.github.rest.RestRoutes;
import dev.pitwall.sandbox.github.shape.TaskShape;
import dev.pitwall.sandbox.github.web.Logins;
import dev.pitwall.sandbox.github.web.Revocation;
import dev.pitwall.sandbox.github.web.WebGate;
import dev.pitwall.sandbox.github.web.WebRoutes;
import dev.pitwall.sandbox.github.wire.Call;
import dev.pitwall.sandbox.github.wire.Faults;
import dev.pitwall.sandbox.github.wire.Front;
import dev.pitwall.sandbox.github.wire.Gate;
import dev.pitwall.sandbox.github.wire.Host;
import dev.pitwall.sandbox.github.wire.Kept;
import dev.pitwall.sandbox.github.wire.RateLimits;
import dev.pitwall.sandbox.github.wire.Routes;
import dev.pitwall.sandbox.github.world.Links;
import dev.pitwall.sandbox.github.world.Tokens;
import dev.pitwall.sandbox.github.world.World;
import java.util.List;

/** The three hosts on their one port, and the switches of each. */
final class Hosts {
  final Tokens tokens;
  final Logins logins;
  final RateLimits limits;
  final TaskShape tasks;
  final Features features = new Features();
  final Etags etags = new Etags();
  final Kept<Call> calls = new Kept<>();
  private final GitHubSettings settings;
  private final World world;
  private final Links links;
  private final Faults faults;

  Hosts(GitHubSettings settings, World world, Links links, Faults faults) {
    this.settings = settings;
    this.world = world;
    this.links = links;
    this.faults = faults;
    tokens = new Tokens(world);
    logins = new Logins(settings.clock());
    limits = new RateLimits(settings.clock());
    tasks = new TaskShape(world, links);
  }

  /** A server that does not listen yet. */
  HttpServer server(Agent agent) {
    var rest =
        RestRoutes.all(world, links, agent, tasks, features, limits, faults)
            .add(new Revocation(settings.app(), tokens).paths());
    var copilot = new Routes().add(new CopilotRoutes(world).paths());
    var web = WebRoutes.all(world, settings.app(), tokens, logins, links);
    return new HttpServer(
        settings.host(),
        settings.port(),
        List.of(
            route(Host.API, rest, new ApiGate(world, tokens, limits, etags)),
            route(Host.COPILOT, copilot, new CopilotGate(world, tokens, features)),
            route(Host.WEB, web, new WebGate(world))));
  }

  private Route route(Host host, Routes routes, Gate gate) {
    var front = new Front(host, routes, faults, gate, calls, settings.clock());
    var path = host.folder().isEmpty() ? "/*" : "/" + host.folder() + "/*";
    return new Route(path, new HostServlet(front, settings.clock()));
  }
}
