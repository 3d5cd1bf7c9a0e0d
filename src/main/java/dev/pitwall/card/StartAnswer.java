package dev.pitwall.card;

import dev.pitwall.card.block.Element;
import dev.pitwall.card.block.Element.Button;
import dev.pitwall.session.Plan;
import dev.pitwall.session.TaskRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    return TypedBack.of(PlanSentence.of(plan), line(mended), buttons(plan, mended));
  }

  /** A message of somebody's is no command: it is not given back, it still stands where it was. */
  private static List<Element> buttons(Plan plan, TaskRequest mended) {
    return plan instanceof Plan.NoRepositories
        ? List.of()
        : StartForm.write(mended).stream()
            .<Element>map(value -> Button.of(ActionIds.START, "Open the form", value))
            .toList();
  }

  private static TaskRequest mended(Plan plan, TaskRequest wanted) {
    return switch (plan) {
      case Plan.UnknownRepository unknown ->
          new TaskRequest(
              unknown.nearest().orElse(wanted.repository()),
              wanted.baseBranch(),
              wanted.model(),
              wanted.agent(),
              wanted.prompt(),
              "",
              wanted.restartOf());
      case Plan.UnknownAgent unknown ->
          new TaskRequest(
              wanted.repository(),
              wanted.baseBranch(),
              wanted.model(),
              unknown.nearest().orElse(wanted.agent()),
              wanted.prompt(),
              "",
              wanted.restartOf());
      case Plan.UnknownOption(var typed, var nearest) ->
          TaskRequest.parse(
              line(wanted)
                  .substring(SlashCommand.line("start").length())
                  .replaceFirst(
                      java.util.regex.Pattern.quote(typed),
                      java.util.regex.Matcher.quoteReplacement(nearest)));
      default -> wanted;
    };
  }

  /** As it can be typed again. */
  private static String line(TaskRequest wanted) {
    var options =
        Stream.of(
                Optional.of(wanted.repository()),
                option("base", wanted.baseBranch()),
                option("model", wanted.model()),
                option("agent", wanted.agent()),
                Optional.of(wanted.prompt()))
            .flatMap(Optional::stream)
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining(" "));
    return SlashCommand.line("start", options);
  }

  private static Optional<String> option(String word, String value) {
    return value.isBlank() ? Optional.empty() : Optional.of(word + ":" + value);
  }
}
