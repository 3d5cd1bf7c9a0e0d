package dev.pitwall.card;

import dev.pitwall.card.block.Element;
import dev.pitwall.card.block.Element.Button;
import dev.pitwall.card.block.Mrkdwn;
import dev.pitwall.session.Plan;
import dev.pitwall.session.Planner.Choices;
import dev.pitwall.session.Repository;
import dev.pitwall.session.TaskRequest;
import java.util.List;

/** What a person gets who asked for a session that can't be started as asked. */
public final class StartAnswer {
  private StartAnswer() {}

  /**
   * The dialog where it can fill the gap, else a sentence with all that was typed.
   *
   * @param form what a dialog would show
   * @param opens whether a dialog can open: after a click or a command, not after a mention
   */
  public static Reply of(Plan plan, StartForm form, boolean opens) {
    boolean gap = plan instanceof Plan.NoPrompt || plan instanceof Plan.WhichRepository;
    if (gap && opens && StartForm.holds(form.wanted())) {
      return new Reply.Open(StartModal.of(form));
    }
    var mended = mended(plan, form.wanted());
    // A message with a mention still stands where it was; a command is gone once it is sent.
    var typed = opens && !mended.prompt().isBlank() ? mended.typed() : "";
    return TypedBack.of(
        PlanSentence.of(plan),
        typed.isEmpty() ? "" : SlashCommand.line("start", typed),
        buttons(plan, mended));
  }

  private static List<Element> buttons(Plan plan, TaskRequest mended) {
    boolean nothingToChoose =
        switch (plan) {
          case Plan.NoRepositories() -> true;
          case Plan.UnknownRepository(_, _, var known) -> known.isEmpty();
          default -> false;
        };
    return nothingToChoose
        ? List.of()
        : StartForm.write(mended).stream()
            .<Element>map(value -> Button.of(ActionIds.START, "Open the form", value))
            .toList();
  }

  /** How to start one here, for somebody who never did. */
  public static Mrkdwn example(Choices choices) {
    var known = choices.repositories();
    if (known.isEmpty()) {
      return PlanSentence.of(choices.nowhere());
    }
    var repository = known.size() == 1 ? "" : known.getFirst().fullName() + " ";
    return Mrkdwn.concat(
        Mrkdwn.text("Start one: "),
        SlashCommand.code("start", repository + "Fix the login button on the homepage"));
  }

  private static String only(List<Repository> known) {
    return known.size() == 1 ? known.getFirst().fullName() : "";
  }

  /** With what was probably meant in the place of what does not exist. */
  private static TaskRequest mended(Plan plan, TaskRequest wanted) {
    return switch (plan) {
      case Plan.UnknownRepository unknown ->
          unknown
              .nearest()
              .map(wanted::withRepository)
              .orElseGet(() -> wanted.withoutRepository(only(unknown.known())));
      case Plan.UnknownAgent unknown -> wanted.withAgent(unknown.nearest().orElse(wanted.agent()));
      case Plan.UnknownOption(_, var nearest) -> wanted.mended(nearest);
      default -> wanted;
    };
  }
}
