package dev.pitwall.github.task;

import dev.pitwall.session.Question;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of a task at one time.
 *
 * @param pull null when it has none, or when it was not looked at
 * @param closing what the agent said last, from its log; may be empty
 * @param failure why the turn failed, from its log; may be empty
 * @param question what the agent waits for, from its log
 */
public record Look(
    AgentTask task,
    @Nullable Pull pull,
    String closing,
    String failure,
    @Nullable Question question) {

  public static Look of(AgentTask task) {
    return new Look(task, null, "", "", null);
  }
}
