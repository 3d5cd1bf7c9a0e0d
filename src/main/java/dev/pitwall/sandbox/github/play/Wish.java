package dev.pitwall.sandbox.github.play;

import dev.pitwall.sandbox.github.world.Repo;

/**
 * What is asked for beside the prompt.
 *
 * @param pull whether a pull request is wanted
 * @param base branch to begin from
 * @param head existing branch to go on with; empty for a new one
 * @param model empty for any
 * @param agent custom agent's name; empty for the usual one
 */
public record Wish(boolean pull, String base, String head, String model, String agent) {
  /** A pull request onto the main branch. */
  public static final Wish PULL = new Wish(true, Repo.MAIN, "", "", "");
}
