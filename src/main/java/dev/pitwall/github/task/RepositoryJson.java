package dev.pitwall.github.task;

import dev.pitwall.session.Repository;
import java.util.Objects;
import java.util.Optional;

/** A repository as GitHub shows it. */
public record RepositoryJson(long id, String fullName) {
  public RepositoryJson {
    fullName = Objects.requireNonNullElse(fullName, "");
  }

  public Optional<Repository> name() {
    return Repository.parse(fullName);
  }
}
