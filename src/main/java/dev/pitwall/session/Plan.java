package dev.pitwall.session;

import java.util.List;
import java.util.Optional;

/** What can be done with a {@link TaskRequest}; {@code card} has the sentences. */
public sealed interface Plan {

  /** It can be started. */
  record Ready(Task task) implements Plan {}

  /** It says not what to do. */
  record NoPrompt() implements Plan {}

  /** It names no repository, and there are several. */
  record WhichRepository(List<Repository> known) implements Plan {
    public WhichRepository {
      known = List.copyOf(known);
    }
  }

  /** There is no repository to start anything in. */
  record NoRepositories() implements Plan {}

  /** There is no such repository. */
  record UnknownRepository(String typed, Optional<String> nearest, List<Repository> known)
      implements Plan {
    public UnknownRepository {
      known = List.copyOf(known);
    }
  }

  /** No such agent works on the repository. */
  record UnknownAgent(
      String typed, Repository repository, Optional<String> nearest, List<String> known)
      implements Plan {
    public UnknownAgent {
      known = List.copyOf(known);
    }
  }

  /** An option is misspelt: {@code bas:main}. */
  record UnknownOption(String typed, String nearest) implements Plan {}

  /** There is no such way to start one: {@code via:mail}. */
  record UnknownVia(String typed) implements Plan {}

  /** It is to be started by an issue, and the repository's source knows none. */
  record NoIssues(Repository repository) implements Plan {}

  /**
   * The source can't start it now.
   *
   * @param why sentences for people
   */
  record Objected(String why) implements Plan {}
}
