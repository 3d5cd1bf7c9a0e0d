package dev.pitwall.github.log;

import dev.pitwall.session.Question;
import java.util.List;
import java.util.Optional;

/**
 * An answer to a question that a task's events asked, as the task is steered with it.
 *
 * @param type of {@code POST /agents/tasks/{id}/steer}
 * @param requestId of the event that asked
 * @param content of that message
 */
public record Reply(String type, String requestId, String content) {
  static final String ALLOW = "approved";
  static final String REJECT = "denied-interactively-by-user";
  static final String DECLINE = "decline";

  /** The ways to ask; what each event and its answer are called. */
  enum Type {
    CHOICE("user_input", "ask_user_response"),
    PERMISSION("permission", "permission_response"),
    PLAN("exit_plan_mode", "plan_approval_response"),
    FORM("elicitation", "elicitation_response");

    private final String event;
    private final String answer;

    Type(String event, String answer) {
      this.event = event;
      this.answer = answer;
    }

    /** The way of a {@code *.requested} or {@code *.completed} event. */
    static Optional<Type> of(String event) {
      return List.of(values()).stream()
          .filter(t -> event.equals(t.event + ".requested") || event.equals(t.event + ".completed"))
          .findFirst();
    }

    String questionId(String requestId) {
      return event + ":" + requestId;
    }
  }

  /**
   * What is sent for an option of a question; empty when the question is not of a task's events.
   */
  public static Optional<Reply> to(Question question, Question.Option option) {
    var id = question.id();
    return List.of(Type.values()).stream()
        .filter(type -> id.startsWith(type.questionId("")))
        .findFirst()
        .map(type ->
            new Reply(
                type.answer,
                id.substring(type.questionId("").length()),
                isOurs(option.id()) ? option.label() : option.id()));
  }

  /** Choices have numbers for ids, and themselves for labels. */
  private static boolean isOurs(String optionId) {
    return optionId.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
