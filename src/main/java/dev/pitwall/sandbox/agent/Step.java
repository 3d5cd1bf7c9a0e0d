package dev.pitwall.sandbox.agent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of a play: {@code - think: "…"}, {@code - run: {command: …}}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
  @JsonSubTypes.Type(name = "think", value = Step.Think.class),
  @JsonSubTypes.Type(name = "say", value = Step.Say.class),
  @JsonSubTypes.Type(name = "plan", value = Step.Plan.class),
  @JsonSubTypes.Type(name = "done", value = Step.Done.class),
  @JsonSubTypes.Type(name = "read", value = Step.Read.class),
  @JsonSubTypes.Type(name = "search", value = Step.Search.class),
  @JsonSubTypes.Type(name = "edit", value = Step.Edit.class),
  @JsonSubTypes.Type(name = "run", value = Step.Run.class),
  @JsonSubTypes.Type(name = "commit", value = Step.Commit.class),
  @JsonSubTypes.Type(name = "ask", value = Step.Ask.class)
})
sealed interface Step {

  record Think(String text) implements Step {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Think {}
  }

  record Say(String text) implements Step {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Say {}
  }

  record Plan(List<String> entries) implements Step {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Plan {}
  }

  /** So many entries of the plan are finished. */
  record Done(int entries) implements Step {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Done {}
  }

  record Read(String file) implements Step {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Read {}
  }

  record Search(String text) implements Step {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Search {}
  }

  /** Replaces {@code old}, or appends when there is none. */
  record Edit(String file, @Nullable String old, String now) implements Step {}

  /**
   * Runs a command.
   *
   * @param ends {@code well} or {@code badly}; when it ends otherwise, the agent gives up
   */
  record Run(String command, String what, String ends) implements Step {}

  /** Commits everything that changed; skipped when nothing did. */
  record Commit(String message) implements Step {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Commit {}
  }

  /** Runs a command if the client permits it, and goes on accordingly. */
  record Ask(String command, String what, List<Step> allowed, List<Step> rejected)
      implements Step {}
}
