package dev.pitwall.sandbox.github.play;

import dev.pitwall.sandbox.github.world.AgentSession;
import dev.pitwall.sandbox.github.world.Commit;
import dev.pitwall.sandbox.github.world.Ids;
import dev.pitwall.sandbox.github.world.Notice;
import dev.pitwall.sandbox.github.world.Pull;
import dev.pitwall.sandbox.github.world.Repo;
import dev.pitwall.sandbox.github.world.Task;
import dev.pitwall.sandbox.github.world.TimelineEvent;
import dev.pitwall.sandbox.github.world.Users;
import dev.pitwall.sandbox.github.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A task's branch and its pull request. */
final class Branch {
  private static final String NOTHING = "0".repeat(40);
  private static final int SLUG_WORDS = 5;

  private final World world;

  Branch(World world) {
    this.world = world;
  }

  /** The first push: an empty commit on a branch of its own, and the draft if one is wanted. */
  void open(Task task, AgentSession session, Instant now) {
    var repo = world.repo(task.repository);
    task.head = free(repo, "copilot/" + slug(task.name));
    repo.branches.put(task.head, new ArrayList<>());
    push(task, session, "Initial plan", List.of(), now);
    if (task.wantsPull) {
      task.pull = draft(repo, task, now).number;
      refer(repo, task, now);
    }
  }

  /** The issue's timeline says that the pull request speaks of it. */
  private void refer(Repo repo, Task task, Instant now) {
    if (task.issue > 0) {
      repo.timeline.add(
          new TimelineEvent(
              world.nextId(),
              task.issue,
              "cross-referenced",
              Users.COPILOT.id(),
              "",
              task.pull,
              now));
    }
  }

  private static String fixes(Task task) {
    return task.issue > 0 ? "\n\nFixes #" + task.issue : "";
  }

  private Pull draft(Repo repo, Task task, Instant now) {
    var pull = new Pull();
    pull.id = world.nextId();
    pull.number = repo.nextNumber();
    pull.title = "[WIP] " + task.name;
    pull.body = quoted(task.latest().prompt) + fixes(task);
    pull.author = Users.COPILOT.id();
    pull.head = task.head;
    pull.base = task.base;
    pull.draft = true;
    pull.assignees.addAll(List.of(task.creator, Users.COPILOT.id()));
    pull.createdAt = now;
    pull.updatedAt = now;
    repo.pulls.put(pull.number, pull);
    world.tell(new Notice.PullChanged(repo, Users.COPILOT.id(), "opened", pull));
    return pull;
  }

  /** A commit on the task's branch. */
  void push(
      Task task, AgentSession session, String message, List<Commit.Changed> files, Instant now) {
    var repo = world.repo(task.repository);
    var commits = repo.branches.computeIfAbsent(task.head, _ -> new ArrayList<>());
    var before = commits.isEmpty() ? NOTHING : commits.getLast().sha();
    var parent =
        commits.isEmpty() ? repo.commits(task.base).getLast().sha() : commits.getLast().sha();
    var who = Users.of(session.user);
    var trailer =
        "\n\nCo-authored-by: %s <%d+%s@users.noreply.github.com>"
            .formatted(who.login(), who.id(), who.login());
    var commit =
        new Commit(
            Ids.sha(), parent, message + trailer, Users.COPILOT.id(), now, List.copyOf(files));
    commits.add(commit);
    repo.pushedAt = now;
    repo.run(session.run)
        .ifPresent(run -> {
          run.branch = task.head;
          run.sha = commit.sha();
        });
    world.tell(new Notice.Pushed(repo, Users.COPILOT.id(), task.head, before, commit));
    repo.pull(task.pull)
        .ifPresent(pull -> {
          pull.updatedAt = now;
          world.tell(new Notice.PullChanged(repo, Users.COPILOT.id(), "synchronize", pull));
        });
  }

  /** The plan as a checklist above the prompt. */
  void describe(Task task, AgentSession session, Instant now) {
    var repo = world.repo(task.repository);
    repo.pull(task.pull)
        .ifPresent(pull -> {
          pull.body =
              ToolCall.checklist(session.plan, session.done)
                  + "\n\n"
                  + quoted(task.sessions.getFirst().prompt)
                  + fixes(task);
          pull.updatedAt = now;
          world.tell(new Notice.PullChanged(repo, Users.COPILOT.id(), "edited", pull));
        });
  }

  /** Not a draft any more, and somebody is asked to look. */
  void ready(Task task, String title, Instant now) {
    var repo = world.repo(task.repository);
    repo.pull(task.pull)
        .filter(pull -> pull.open)
        .ifPresent(pull -> {
          pull.title = pull.title.startsWith("[WIP] ") ? title : pull.title;
          pull.updatedAt = now;
          if (pull.draft) {
            pull.draft = false;
            world.tell(new Notice.PullChanged(repo, Users.COPILOT.id(), "ready_for_review", pull));
          }
          if (!pull.reviewers.contains(task.creator)) {
            pull.reviewers.add(task.creator);
          }
          world.tell(new Notice.PullChanged(repo, Users.COPILOT.id(), "review_requested", pull));
        });
  }

  private static String quoted(String prompt) {
    return "> **Original prompt**\n>\n> " + prompt.replace("\n", "\n> ");
  }

  private static String free(Repo repo, String wanted) {
    var name = wanted;
    for (int i = 2; repo.branches.containsKey(name); i++) {
      name = wanted + "-" + i;
    }
    return name;
  }

  private static String slug(String text) {
    var words = new ArrayList<String>();
    for (var word : text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1)) {
      if (!word.isEmpty() && words.size() < SLUG_WORDS) {
        words.add(word);
      }
    }
    return words.isEmpty() ? "task" : String.join("-", words);
  }
}
