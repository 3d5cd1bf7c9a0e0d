package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * One call of the Web API and what came of it.
 *
 * @param answer the JSON answer; empty for a broken connection
 * @param status HTTP status; 0 for a broken connection
 * @param retryAfter what a 429 said, empty for nothing
 * @param effect whether it was done, whatever was answered
 * @param late an earlier call, done only now, and nobody sees the answer
 */
public record Call(
    String method,
    ObjectNode args,
    ObjectNode answer,
    int status,
    String retryAfter,
    Effect effect,
    boolean late,
    Instant at) {

  /** What a call did. */
  public enum Effect {
    NOTHING,
    DONE,
    /** It is done after a while, and stands here once more then. */
    LATER
  }

  /** An argument as text, empty when it was not given. */
  public String arg(String name) {
    return args.path(name).asText("");
  }

  /** Slack said yes. */
  public boolean ok() {
    return answer.path("ok").asBoolean();
  }
}
