package dev.pitwall.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Set;

/** What came of one call to Slack. */
public sealed interface SlackAnswer {

  /**
   * Slack did it.
   *
   * @param body what it says, an object
   * @param scopes of the token, from the answer's headers; empty where Slack does not tell
   */
  record Taken(JsonNode body, Set<String> scopes) implements SlackAnswer {
    public Taken {
      scopes = Set.copyOf(scopes);
    }
  }

  /**
   * Slack did not do it.
   *
   * @param error Slack's word, such as {@code expired_trigger_id}
   * @param detail what else it says, such as where a block is wrong; often empty
   */
  record Refused(String error, String detail) implements SlackAnswer {}

  /** Slack did not do it and wants us to wait. */
  record Limited(Duration pause) implements SlackAnswer {}

  /** Time-out, reset, an error of Slack's own: it may have done it. */
  record Unclear(String why) implements SlackAnswer {}

  /** Nothing was sent: no connection could be made. */
  record Unreachable(String why) implements SlackAnswer {}
}
