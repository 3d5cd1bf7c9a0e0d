package dev.pitwall.slack;

import dev.pitwall.action.ActionRequest;
import dev.pitwall.command.CommandRequest;

/** What a request of Slack's asks for. */
sealed interface Asked {

  /** A command: all that was typed behind {@code /agents}. */
  record OfCommand(CommandRequest request, Address from) implements Asked {}

  /**
   * A click, a choice, a shortcut or a mention.
   *
   * @param id of the action, without the part behind a colon
   * @param link a button that only opens an address
   */
  record OfAction(String id, ActionRequest request, boolean link, Address from) implements Asked {}

  /**
   * A modal sent off: what comes of it is the answer to the request.
   *
   * @param id of the action
   */
  record OfSubmission(String id, ActionRequest request, Address from) implements Asked {}

  /**
   * Nothing to do.
   *
   * @param why for the log
   * @param wrong somebody should look into it
   */
  record Nothing(String why, boolean wrong) implements Asked {}
}
