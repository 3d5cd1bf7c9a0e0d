package dev.pitwall.sandbox.agent;

/** Ends a turn with a JSON-RPC error. */
final class AgentFailure extends Exception {
  static final int INVALID_REQUEST = -32600;
  static final int UNKNOWN_METHOD = -32601;
  static final int INVALID_PARAMS = -32602;
  static final int INTERNAL = -32603;

  private static final long serialVersionUID = 1;

  private final int code;

  AgentFailure(int code, String sentence) {
    super(sentence);
    this.code = code;
  }

  AgentFailure(String sentence) {
    this(INTERNAL, sentence);
  }

  int code() {
    return code;
  }

  /** What is said to the client; never null, unlike {@link #getMessage()}. */
  String sentence() {
    return String.valueOf(getMessage());
  }
}
