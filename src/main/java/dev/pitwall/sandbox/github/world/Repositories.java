package dev.pitwall.sandbox.github.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The repositories before anybody does anything. */
final class Repositories {
  private static final Duration AGE = Duration.ofDays(90);

  private Repositories() {}

  static List<Repo> all(Instant now) {
    var shop =
        repo(
            1_296_269,
            "shop",
            true,
            Map.of(Users.ALICE, Role.ADMIN, Users.BOB, Role.WRITE, Users.GUEST, Role.READ),
            now);
    shop.agents.addAll(List.of("frontend.agent.md", "performance-optimizer.agent.md"));
    var api =
        repo(1_296_270, "api", true, Map.of(Users.ALICE, Role.WRITE, Users.BOB, Role.ADMIN), now);
    var handbook = repo(1_296_271, "handbook", false, Map.of(Users.ALICE, Role.WRITE), now);
    return List.of(shop, api, handbook);
  }

  private static Repo repo(
      long id, String name, boolean secret, Map<User, Role> roles, Instant now) {
    var repo = new Repo();
    repo.id = id;
    repo.name = name;
    repo.secret = secret;
    repo.createdAt = now.minus(AGE);
    repo.pushedAt = now.minus(AGE);
    roles.forEach((user, role) -> repo.roles.put(user.id(), role));
    var first =
        new Commit(Ids.sha(), "", "Begin " + name, Users.ALICE.id(), repo.createdAt, List.of());
    repo.branches.put(Repo.MAIN, new ArrayList<>(List.of(first)));
    return repo;
  }
}
