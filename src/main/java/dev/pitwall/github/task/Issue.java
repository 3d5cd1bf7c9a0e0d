package dev.pitwall.github.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitwall.session.Repository;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An issue as GitHub shows it.
 *
 * @param pullRequest present where it is a pull request seen as an issue
 * @param repository where it is; null where that goes without saying
 */
public record Issue(
    int number,
    String htmlUrl,
    String body,
    User user,
    List<User> assignees,
    Instant createdAt,
    @Nullable JsonNode pullRequest,
    @Nullable RepositoryJson repository) {
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

  /** Whether it is in that repository, as far as it is said. */
  boolean isIn(Repository there) {
    return repository == null
        || repository.name().isEmpty()
        || repository.name().get().fullName().equalsIgnoreCase(there.fullName());
  }

  /** Whether it was given to the agent. */
  public boolean assigned() {
    return assignees.stream().anyMatch(user -> Agents.is(user.login()));
  }
}
