package dev.pitwall.acp;

import dev.pitwall.acp.AgentsFile.RepositoryEntry;
import dev.pitwall.acp.Git.GitFailed;
import dev.pitwall.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Makes worktrees, below one folder, each named by its session's id. */
final class Worktrees {
  private static final int SLUG_LENGTH = 40;

  private final Path folder;
  private final Map<Path, ReentrantLock> locks = new ConcurrentHashMap<>();

  Worktrees(Path folder) {
    this.folder = folder;
  }

  /** A worktree just made, with what people should know about it. */
  record Made(Worktree worktree, List<String> notes) {}

  Path of(Session session) {
    return folder.resolve(session.id().text());
  }

  /**
   * Makes one; half a worktree of an earlier try gives way.
   *
   * @param git in the repository
   */
  Made make(Git git, Session session, RepositoryEntry repository, Base.Found base)
      throws GitFailed {
    // Git's own locks make the second of two at once fail; here it waits.
    var lock = locks.computeIfAbsent(repository.folder(), path -> new ReentrantLock());
    lock.lock();
    try {
      var path = of(session);
      if (Files.exists(path)) {
        git.run(Git.LONG, "worktree", "remove", "--force", "--force", path.toString());
      }
      Files.createDirectories(folder);
      var branch = freeName(git, branchName(session));
      git.expect(
          Git.LONG, "worktree", "add", "--no-track", "-b", branch, path.toString(), base.commit());
      var worktree = new Worktree(git.in(path).patient(), branch, base.commit());
      return new Made(worktree, notes(git, repository, base, branch));
    } catch (IOException e) {
      throw e instanceof GitFailed failed
          ? failed
          : new GitFailed("the folder " + folder + " can't be written to");
    } finally {
      lock.unlock();
    }
  }

  private static List<String> notes(
      Git git, RepositoryEntry repository, Base.Found base, String branch) {
    var notes = new ArrayList<String>();
    notes.add(
        "Works on branch %s, made from %s (%s)."
            .formatted(branch, base.name(), base.shortCommit()));
    uncommitted(git, repository).ifPresent(notes::add);
    return notes;
  }

  private static java.util.Optional<String> uncommitted(Git git, RepositoryEntry repository) {
    try {
      var status = git.run(Git.SHORT, "status", "--porcelain");
      long files = status.ok() ? status.output().lines().count() : 0;
      return files == 0
          ? java.util.Optional.empty()
          : java.util.Optional.of(
              "%s has uncommitted changes in %d %s, which the agent does not see."
                  .formatted(repository.folder(), files, files == 1 ? "file" : "files"));
    } catch (GitFailed e) {
      return java.util.Optional.empty();
    }
  }

  private static String freeName(Git git, String wanted) throws GitFailed {
    var name = wanted;
    for (int n = 2; ; n++) {
      if (!git.run(Git.SHORT, "show-ref", "--verify", "--quiet", "refs/heads/" + name).ok()) {
        return name;
      }
      name = wanted + "-" + n;
    }
  }

  static String branchName(Session session) {
    var slug =
        Normalizer.normalize(session.task().title(), Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    var cut = slug.length() > SLUG_LENGTH ? slug.substring(0, SLUG_LENGTH) : slug;
    var name = cut.replaceAll("^-+|-+$", "");
    return "pitwall/" + session.handle().text() + (name.isEmpty() ? "" : "-" + name);
  }
}
