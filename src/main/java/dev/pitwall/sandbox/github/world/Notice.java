package dev.pitwall.sandbox.github.world;

/** Something that webhooks tell. It is told while the world is held, as it is at that moment. */
public sealed interface Notice {
  Repo repo();

  /** Who did it; a user's id. */
  long sender();

  /**
   * @param action such as {@code opened}, {@code synchronize}, {@code ready_for_review}
   */
  record PullChanged(Repo repo, long sender, String action, Pull pull) implements Notice {}

  /**
   * @param action {@code requested}, {@code in_progress} or {@code completed}
   */
  record RunChanged(Repo repo, long sender, String action, Run run) implements Notice {}

  record Commented(Repo repo, long sender, Comment comment) implements Notice {}

  /**
   * @param before the branch's head until now; forty zeros for a new branch
   */
  record Pushed(Repo repo, long sender, String branch, String before, Commit commit)
      implements Notice {}
}
