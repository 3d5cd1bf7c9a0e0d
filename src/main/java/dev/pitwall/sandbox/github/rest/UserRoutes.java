package dev.pitwall.sandbox.github.rest;

import dev.pitwall.sandbox.github.shape.RepoShape;
import dev.pitwall.sandbox.github.shape.UserShape;
import dev.pitwall.sandbox.github.wire.Asked;
import dev.pitwall.sandbox.github.wire.Json;
import dev.pitwall.sandbox.github.wire.Paging;
import dev.pitwall.sandbox.github.wire.Path;
import dev.pitwall.sandbox.github.wire.RateLimits;
import dev.pitwall.sandbox.github.wire.Refusal;
import dev.pitwall.sandbox.github.wire.Reply;
import dev.pitwall.sandbox.github.world.Links;
import dev.pitwall.sandbox.github.world.Role;
import dev.pitwall.sandbox.github.world.Users;
import dev.pitwall.sandbox.github.world.World;
import java.util.List;

/** Who the caller is, who others are, and what is left of the hour. */
public final class UserRoutes {
  private final World world;
  private final UserShape users;
  private final RepoShape repos;
  private final RateLimits limits;

  public UserRoutes(World world, Links links, RateLimits limits) {
    this.world = world;
    users = new UserShape(links);
    repos = new RepoShape(links);
    this.limits = limits;
  }

  public List<Path> paths() {
    return List.of(
        Path.get("/rate_limit", asked -> Reply.json(limits.told(asked.caller()))),
        Path.get("/user", asked -> Reply.json(users.whole(Users.of(asked.caller())))),
        Path.get("/user/repos", this::repositories),
        Path.get("/user/{id}", this::byId),
        Path.get("/users/{login}", this::byLogin));
  }

  private Reply byId(Asked asked) {
    return Reply.json(users.whole(Users.find(asked.id("id")).orElseThrow(Refusal::notFound)));
  }

  private Reply byLogin(Asked asked) {
    var found =
        Users.find(asked.place("login"))
            .filter(user -> user.login().equalsIgnoreCase(asked.place("login")));
    return Reply.json(users.whole(found.orElseThrow(Refusal::notFound)));
  }

  /** Those that the caller has a part in; what is only public is not among them. */
  private Reply repositories(Asked asked) {
    var all =
        world.repositories.values().stream()
            .filter(repo -> repo.roles.getOrDefault(asked.caller(), Role.NONE).reads())
            .toList();
    var page = Paging.of(asked, all);
    var items = page.items().stream().map(repo -> repos.of(repo, asked.caller())).toList();
    return page.on(Reply.json(Json.array(items)));
  }
}
