package dev.pitwall.sandbox.github.play;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** A line of a play: {@code - think: "…"}, {@code - run: {command: …}}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
  @JsonSubTypes.Type(name = "setup", value = Step.Setup.class),
  @JsonSubTypes.Type(name = "intent", value = Step.Intent.class),
  @JsonSubTypes.Type(name = "think", value = Step.Think.class),
  @JsonSubTypes.Type(name = "say", value = Step.Say.class),
  @JsonSubTypes.Type(name = "view", value = Step.View.class),
  @JsonSubTypes.Type(name = "run", value = Step.Run.class),
  @JsonSubTypes.Type(name = "edit", value = Step.Edit.class),
  @JsonSubTypes.Type(name = "create", value = Step.Create.class),
  @JsonSubTypes.Type(name = "push", value = Step.Push.class),
  @JsonSubTypes.Type(name = "ask", value = Step.Ask.class),
  @JsonSubTypes.Type(name = "end", value = Step.End.class)
})
sealed interface Step {

  /** What takes two beats: it starts, it is finished. */
  sealed interface TwoBeats extends Step {}

  /** A call of a tool. */
  sealed interface Tool extends TwoBeats {}

  /** Prepares the runner. */
  record Setup(String name) implements Tool {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Setup {}
  }

  record Intent(String text) implements Step {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Intent {}
  }

  record Think(String text) implements Step {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Think {}
  }

  record Say(String text) implements TwoBeats {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Say {}
  }

  record View(String path, String text) implements Tool {}

  record Run(String command, String what, String output, int exit) implements Tool {}

  record Edit(String path, String old, String now) implements Tool {}

  record Create(String path, String text) implements Tool {}

  /**
   * Commits and pushes what was changed, and brings the plan in the pull request up to date.
   *
   * @param done how many of the plan's entries
   */
  record Push(String message, int done) implements Tool {}

  /** Waits for an answer. */
  record Ask(String question, List<String> choices) implements Step {}

  /**
   * Ends otherwise than well.
   *
   * @param how {@code failed} or {@code timed_out}; {@code never} for not ending at all
   * @param why empty for no reason
   */
  record End(String how, String why) implements Step {}
}
