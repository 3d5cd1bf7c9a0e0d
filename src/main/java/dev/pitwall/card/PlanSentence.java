package dev.pitwall.card;

import dev.pitwall.card.block.Mrkdwn;
import dev.pitwall.session.Plan;
import dev.pitwall.session.Repository;
import java.util.List;

/** Why a session can't be started as asked, and what to do. */
public final class PlanSentence {
  private PlanSentence() {}

  /** What stands in the way; not for plans that are ready. */
  public static Mrkdwn of(Plan plan) {
    return Mrkdwn.text(words(plan));
  }

  /** The same for a field of a modal, which knows no markup. */
  public static String plain(Plan plan) {
    return Quoted.plain(words(plan));
  }

  private static String words(Plan plan) {
    return switch (plan) {
      case Plan.Ready _ -> "It can be started.";
      case Plan.NoPrompt() -> "There is nothing to do yet. Say what the agent should do.";
      case Plan.WhichRepository(var known) ->
          "There are several repositories. Name one of these first: " + names(known) + ".";
      case Plan.NoRepositories() ->
          "There is no repository to start a session in. "
              + "Ask whoever runs Pitwall to add one to its agents file.";
      case Plan.UnknownRepository unknown -> unknownRepository(unknown);
      case Plan.UnknownAgent unknown -> unknownAgent(unknown);
      case Plan.UnknownOption(var typed, var nearest) ->
          "There is no option %s. Did you mean %s?"
              .formatted(Quoted.code(typed), Quoted.code(nearest));
      case Plan.UnknownVia(var typed) ->
          "There is no way %s to start a session. Leave it out, or write `via:issue`."
              .formatted(Quoted.code("via:" + typed));
      case Plan.NoIssues(var repository) ->
          "Sessions in %s run on Pitwall's own machine, and no issue starts them. Leave `via:issue` out."
              .formatted(Quoted.code(repository.fullName()));
      case Plan.Objected(var why) -> why;
    };
  }

  private static String unknownRepository(Plan.UnknownRepository unknown) {
    var what = "There is no repository %s here. ".formatted(Quoted.code(unknown.typed()));
    if (unknown.known().isEmpty()) {
      return what + "Check its name, and that your account may see it.";
    }
    return unknown
        .nearest()
        .map(nearest -> what + "Did you mean %s?".formatted(Quoted.code(nearest)))
        .orElseGet(() -> what + "Name one of these first: " + names(unknown.known()) + ".");
  }

  private static String unknownAgent(Plan.UnknownAgent unknown) {
    var repository = unknown.repository().fullName();
    if (unknown.known().isEmpty()) {
      return "No agent works on %s. Ask whoever runs Pitwall to give it one."
          .formatted(Quoted.code(repository));
    }
    var what =
        "No agent %s works on %s. "
            .formatted(Quoted.code(unknown.typed()), Quoted.code(repository));
    return unknown
        .nearest()
        .map(nearest -> what + "Did you mean %s?".formatted(Quoted.code(nearest)))
        .orElseGet(() -> what + "There are " + Quoted.some(unknown.known()) + ".");
  }

  private static String names(List<Repository> repositories) {
    return Quoted.some(repositories.stream().map(Repository::fullName).toList());
  }
}
