package dev.pitwall.github.link;

import com.fasterxml.jackson.databind.JsonNode;

/** What came back from GitHub. */
sealed interface Said {

  /**
   * An answer.
   *
   * @param body missing when it was no JSON object
   */
  record Answer(int status, JsonNode body) implements Said {}

  /**
   * None.
   *
   * @param why for the log
   */
  record Silence(String why) implements Said {}
}
