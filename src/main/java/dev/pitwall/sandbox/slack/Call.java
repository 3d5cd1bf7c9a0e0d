package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * One call of the Web API and what came of it.
 *
 * @param answer the JSON answer; empty for a broken connection
 * @param status HTTP status; 0 for a broken connection
 */
public record Call(String method, ObjectNode args, ObjectNode answer, int status, Instant at) {

  /** Slack said yes. */
  public boolean ok() {
    return answer.path("ok").asBoolean();
  }
}
