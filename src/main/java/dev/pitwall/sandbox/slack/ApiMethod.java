package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One Web API method.
 *
 * @param scopes any one of these lets the token call it; empty for none needed
 */
record ApiMethod(String name, Tier tier, List<String> scopes, Body body) {

  /** What the method does; it holds the workspace meanwhile. */
  @FunctionalInterface
  interface Body {
    /**
     * The answer without {@code ok}.
     *
     * @throws ApiRefusal for {@code ok: false}
     */
    ObjectNode answer(Args args);
  }

  static ApiMethod of(String name, Tier tier, Body body, String... scopes) {
    return new ApiMethod(name, tier, List.of(scopes), body);
  }
}
