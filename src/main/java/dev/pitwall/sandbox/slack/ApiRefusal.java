package dev.pitwall.sandbox.slack;

import java.util.List;

/**
 * A Web API method ends here, with {@code ok: false}. Slack stops at the first thing it does not
 * like, and so do the methods: an exception keeps each of them a straight line.
 */
final class ApiRefusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String error;
  private final List<String> messages;
  private final String needed;

  ApiRefusal(String error) {
    this(error, List.of());
  }

  ApiRefusal(String error, List<String> messages) {
    this(error, messages, "");
  }

  private ApiRefusal(String error, List<String> messages, String needed) {
    super(error, null, false, false);
    this.error = error;
    this.messages = List.copyOf(messages);
    this.needed = needed;
  }

  /** The token may not do that. */
  static ApiRefusal missingScope(String needed) {
    return new ApiRefusal("missing_scope", List.of(), needed);
  }

  /** The scopes that are missing; empty when it is not for them. */
  String needed() {
    return needed;
  }

  /** Slack's word. */
  String error() {
    return error;
  }

  /** What {@code response_metadata.messages} says, without the level. */
  List<String> messages() {
    return messages;
  }
}
