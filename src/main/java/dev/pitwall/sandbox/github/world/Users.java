package dev.pitwall.sandbox.github.world;

import java.util.List;
import java.util.Optional;

/** Who there is. */
public final class Users {
  public static final User ALICE = new User(583231, "alice-gh", "alice", "User");
  public static final User BOB = new User(583232, "bob-gh", "bob", "User");
  public static final User GUEST = new User(583233, "guest-gh", "guest", "User");

  /** The coding agent, who pushes and opens pull requests. */
  public static final User COPILOT = new User(198_982_749, "Copilot", "copilot", "Bot");

  /** The name under which an issue is given to the agent. */
  public static final String ASSIGNEE = "copilot-swe-agent[bot]";

  public static final User OCTO_ORG = new User(9919, "octo-org", "octo-org", "Organization");

  /** Those who can log in. */
  public static final List<User> PEOPLE = List.of(ALICE, BOB, GUEST);

  private static final List<User> ALL = List.of(ALICE, BOB, GUEST, COPILOT, OCTO_ORG);

  private Users() {}

  /** By name or login. */
  public static Optional<User> find(String nameOrLogin) {
    return ALL.stream()
        .filter(user ->
            user.name().equalsIgnoreCase(nameOrLogin) || user.login().equalsIgnoreCase(nameOrLogin))
        .findFirst();
  }

  public static Optional<User> find(long id) {
    return ALL.stream().filter(user -> user.id() == id).findFirst();
  }

  /** Somebody who is surely here. */
  public static User of(long id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("No user " + id + " here."));
  }

  /** One of the people. */
  public static User person(String nameOrLogin) {
    return find(nameOrLogin)
        .filter(PEOPLE::contains)
        .orElseThrow(() -> new IllegalArgumentException("Nobody here is " + nameOrLogin + "."));
  }
}
