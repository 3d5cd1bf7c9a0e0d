package dev.pitwall.sandbox.github.web;

import dev.pitwall.sandbox.github.wire.Asked;
import dev.pitwall.sandbox.github.wire.Gate;
import dev.pitwall.sandbox.github.wire.Refusal;
import dev.pitwall.sandbox.github.wire.Reply;
import dev.pitwall.sandbox.github.wire.Routes;
import dev.pitwall.sandbox.github.world.World;
import java.util.Optional;

/** The web host: no token, and a page for what is not there. */
public final class WebGate implements Gate {
  private final World world;

  public WebGate(World world) {
    this.world = world;
  }

  @Override
  public String login(Asked asked) {
    return "";
  }

  @Override
  public Reply pass(Asked asked, Optional<Routes.Found> found) {
    try {
      var known = found.orElseThrow(Refusal::notFound);
      return world.reading(() -> known.path().endpoint().answer(asked.at(known.places())));
    } catch (Refusal refusal) {
      if (asked.method().equals("GET")) {
        var body = "<p>" + Html.link("/", "All repositories") + "</p>";
        return Reply.html(refusal.status(), Html.page("Nothing here", body));
      }
      throw refusal;
    }
  }
}
