package dev.pitwall.acp;

import dev.pitwall.acp.Git.GitFailed;
import dev.pitwall.session.Work;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a session works: a folder and a branch of its own.
 *
 * @param git in the folder
 * @param branch made for the session; the agent may have moved to another
 * @param base the commit it was made from
 */
record Worktree(Git git, String branch, String base) {
  private static final Logger LOG = LoggerFactory.getLogger(Worktree.class);

  /** More files than this were hardly written by the agent: dependencies, build output. */
  private static final int MOST_NEW_FILES = 1_000;

  Path folder() {
    return git.folder();
  }

  /**
   * Commits what the agent has left uncommitted, so that the branch holds all its work.
   *
   * @return what was done, for people; empty when there was nothing to do
   */
  Optional<String> keep() {
    try {
      var status = git.expect(Git.LONG, "status", "--porcelain", "--untracked-files=all");
      if (status.isEmpty()) {
        return Optional.empty();
      }
      boolean many = status.lines().filter(l -> l.startsWith("??")).count() > MOST_NEW_FILES;
      git.expect(Git.LONG, "add", many ? "--update" : "--all");
      if (git.run(Git.LONG, "diff", "--cached", "--quiet").ok()) {
        return many
            ? Optional.of("New files in " + folder() + " are not committed: they are too many.")
            : Optional.empty();
      }
      commit();
      return Optional.of(
          many
              ? "Committed what the agent had left uncommitted, without its new files: too many."
              : "Committed what the agent had left uncommitted.");
    } catch (GitFailed e) {
      LOG.warn("Uncommitted work stays in {}: {}", folder(), e.said());
      return Optional.of("What the agent left uncommitted is still in " + folder() + ".");
    }
  }

  private void commit() throws GitFailed {
    var commit = new java.util.ArrayList<String>();
    if (!git.run(Git.SHORT, "config", "user.email").ok()) {
      commit.addAll(List.of("-c", "user.name=Pitwall", "-c", "user.email=pitwall@localhost"));
    }
    commit.addAll(
        List.of("commit", "--quiet", "--no-verify", "-m", "Keep what the agent left uncommitted"));
    git.expect(Git.LONG, commit.toArray(String[]::new));
  }

  /** Branch, commits and changed lines since the base; as much of it as git can tell. */
  Work work() {
    try {
      var head = git.run(Git.SHORT, "symbolic-ref", "--quiet", "--short", "HEAD");
      var on = head.ok() ? head.output().strip() : branch;
      int commits = Integer.parseInt(git.ask("rev-list", "--count", base + "..HEAD"));
      var changes =
          git.expect(Git.LONG, "diff", "--numstat", "--no-ext-diff", "--no-textconv", base, "HEAD");
      int[] sum = new int[3];
      changes
          .lines()
          .map(line -> line.split("\t", 3))
          .forEach(change -> {
            sum[0] += number(change[0]);
            sum[1] += number(change[1]);
            sum[2]++;
          });
      return new Work(on, commits, sum[0], sum[1], sum[2], null, List.of());
    } catch (GitFailed | NumberFormatException e) {
      LOG.warn("What was made in {} can't be told: {}", folder(), e.getMessage());
      return new Work(branch, 0, 0, 0, 0, null, List.of());
    }
  }

  /** Git counts no lines in binary files: {@code -}. */
  private static int number(String count) {
    return count.equals("-") ? 0 : Integer.parseInt(count);
  }
}
