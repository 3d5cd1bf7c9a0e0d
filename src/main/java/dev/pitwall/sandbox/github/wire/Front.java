package dev.pitwall.sandbox.github.wire;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;

/** One host: finds the route, lets go wrong what is planned to, and keeps every request. */
public final class Front {
  private final Host host;
  private final Routes routes;
  private final Faults faults;
  private final Gate gate;
  private final Kept<Call> calls;
  private final InstantSource clock;

  public Front(
      Host host, Routes routes, Faults faults, Gate gate, Kept<Call> calls, InstantSource clock) {
    this.host = host;
    this.routes = routes;
    this.faults = faults;
    this.gate = gate;
    this.calls = calls;
    this.clock = clock;
    faults.know(routes);
  }

  public Host host() {
    return host;
  }

  /**
   * Answers one request.
   *
   * @param target path and query as they were sent
   */
  public Reply answer(Asked asked, String target) {
    var found = routes.find(asked.method(), asked.path());
    var route = found.map(known -> known.path().name()).orElse("");
    var login = gate.login(asked);
    var reply = faults.unreachable() ? Reply.broken() : answer(asked, route, found);
    long bytes = reply.body().getBytes(StandardCharsets.UTF_8).length;
    calls.add(
        new Call(
            host, route, asked.method(), target, login, reply.status(), bytes, clock.instant()));
    return reply;
  }

  private Reply answer(Asked asked, String route, Optional<Routes.Found> found) {
    return faults
        .take(route)
        .map(fault -> Mishaps.of(fault, () -> right(asked, found), clock.instant()))
        .orElseGet(() -> right(asked, found));
  }

  private Reply right(Asked asked, Optional<Routes.Found> found) {
    try {
      return gate.pass(asked, found);
    } catch (Refusal refusal) {
      return refusal.reply();
    }
  }
}
