package dev.pitwall.sandbox.github.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.sandbox.github.wire.Json;
import dev.pitwall.sandbox.github.world.Links;
import dev.pitwall.sandbox.github.world.User;
import dev.pitwall.sandbox.github.world.Users;

/** A user. */
public final class UserShape {
  private final Links links;

  public UserShape(Links links) {
    this.links = links;
  }

  public ObjectNode of(User user) {
    return Json.object()
        .put("login", user.login())
        .put("id", user.id())
        .put("node_id", NodeId.user(user.id()))
        .put("avatar_url", links.web("/avatars/" + user.id()))
        .put("url", links.api("/users/" + user.login()))
        .put("html_url", links.web("/" + user.login()))
        .put("type", user.type())
        .put("site_admin", false);
  }

  ObjectNode of(long user) {
    return of(Users.of(user));
  }

  /** With what only {@code /user} and {@code /users/…} tell. */
  public ObjectNode whole(User user) {
    var name = Character.toUpperCase(user.name().charAt(0)) + user.name().substring(1);
    return of(user).put("name", name).putNull("email");
  }
}
