package dev.pitwall.github.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An issue as GitHub shows it.
 *
 * @param pullRequest present where it is a pull request seen as an issue
 */
public record Issue(
    int number,
    String htmlUrl,
    String body,
    User user,
    List<User> assignees,
    Instant createdAt,
    @Nullable JsonNode pullRequest) {
  public Issue {
    htmlUrl = Objects.requireNonNullElse(htmlUrl, "");
    body = Objects.requireNonNullElse(body, "");
    user = Objects.requireNonNullElse(user, User.NOBODY);
    assignees =
        assignees == null ? List.of() : assignees.stream().filter(Objects::nonNull).toList();
    createdAt = Objects.requireNonNullElse(createdAt, Instant.EPOCH);
  }

  /** Somebody. */
  public record User(long id, String login) {
    static final User NOBODY = new User(0, "");

    public User {
      login = Objects.requireNonNullElse(login, "");
    }
  }

  /** Whether it is a pull request seen as an issue. */
  public boolean pull() {
    return pullRequest != null && !pullRequest.isNull();
  }

  /** Whether it was given to the agent. */
  public boolean assigned() {
    return assignees.stream().anyMatch(user -> Agents.is(user.login()));
  }
}
