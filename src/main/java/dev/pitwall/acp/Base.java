package dev.pitwall.acp;

import dev.pitwall.acp.AgentsFile.RepositoryEntry;
import dev.pitwall.acp.Git.GitFailed;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** What a session begins from, or why it can't begin. */
sealed interface Base {

  /**
   * A commit.
   *
   * @param name how people call it: a branch
   * @param commit its full id
   */
  record Found(String name, String commit) implements Base {
    String shortCommit() {
      return commit.substring(0, Math.min(7, commit.length()));
    }
  }

  /**
   * There is none.
   *
   * @param sentence for people: what is wrong, what to do
   */
  record Missing(String sentence) implements Base {}

  /**
   * Looks it up.
   *
   * @param asked a branch; empty for the repository's default
   */
  static Base find(Git git, RepositoryEntry repository, String asked) {
    if (!Files.isDirectory(repository.folder())) {
      return new Missing(
          "The folder of %s, %s, is missing on Pitwall's machine. Ask whoever runs Pitwall."
              .formatted(repository.name(), repository.folder()));
    }
    try {
      var check = git.run(Git.SHORT, "rev-parse", "--git-dir");
      if (!check.ok()) {
        return new Missing(notGit(repository, check.complaint()));
      }
      var branch = asked.isBlank() ? repository.branch() : asked.strip();
      return branch.isEmpty() ? checkedOut(git, repository) : named(git, repository, branch);
    } catch (GitFailed e) {
      return new Missing(
          "Git can't be used in %s: %s. Ask whoever runs Pitwall."
              .formatted(repository.folder(), e.said()));
    }
  }

  private static String notGit(RepositoryEntry repository, String complaint) {
    return complaint.contains("not a git repository")
        ? "The folder of %s, %s, is not a git repository. Ask whoever runs Pitwall."
            .formatted(repository.name(), repository.folder())
        : "Git can't be used in %s: %s. Ask whoever runs Pitwall."
            .formatted(repository.folder(), complaint);
  }

  private static Base checkedOut(Git git, RepositoryEntry repository) throws GitFailed {
    var head = git.run(Git.SHORT, "symbolic-ref", "--quiet", "--short", "HEAD");
    if (head.ok()) {
      return named(git, repository, head.output().strip());
    }
    return commit(git, "HEAD")
        .<Base>map(id -> new Found("the commit checked out there", id))
        .orElseGet(() -> empty(repository));
  }

  private static Base named(Git git, RepositoryEntry repository, String branch) throws GitFailed {
    for (var place : List.of("refs/heads/", "refs/remotes/origin/")) {
      var id = commit(git, place + branch);
      if (id.isPresent()) {
        return new Found(branch, id.get());
      }
    }
    var branches = branches(git);
    return branches.isEmpty() && commit(git, "HEAD").isEmpty()
        ? empty(repository)
        : new Missing(
            "There is no branch `%s` in %s.%s"
                .formatted(Plain.line(branch, 100), repository.name(), Hint.at(branch, branches)));
  }

  private static Missing empty(RepositoryEntry repository) {
    return new Missing(
        "There is no commit in %s yet, so nothing to begin from. Commit something there first."
            .formatted(repository.name()));
  }

  private static Optional<String> commit(Git git, String name) throws GitFailed {
    var result =
        git.run(
            Git.SHORT, "rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}");
    return result.ok() ? Optional.of(result.output().strip()) : Optional.empty();
  }

  private static List<String> branches(Git git) throws GitFailed {
    return git.ask("for-each-ref", "--format=%(refname)", "refs/heads", "refs/remotes/origin")
        .lines()
        .map(name -> name.replaceFirst("^refs/(heads|remotes/origin)/", ""))
        .filter(name -> !name.equals("HEAD"))
        .distinct()
        .toList();
  }
}
