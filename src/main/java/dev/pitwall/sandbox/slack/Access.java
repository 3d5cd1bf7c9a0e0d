package dev.pitwall.sandbox.slack;

import java.util.List;
import java.util.Set;

/** The app's bot token: what it is, whether it still works, and what it may do. */
final class Access {
  private final String token;
  private volatile Set<String> scopes;
  private volatile String refusal = "";

  Access(String token, Set<String> scopes) {
    this.token = token;
    this.scopes = Set.copyOf(scopes);
  }

  /**
   * Ends here when the token is not good.
   *
   * @param given empty for none
   */
  void check(String given) {
    if (given.isEmpty()) {
      throw new ApiRefusal("not_authed");
    }
    if (!given.equals(token)) {
      throw new ApiRefusal("invalid_auth");
    }
    if (!refusal.isEmpty()) {
      throw new ApiRefusal(refusal);
    }
  }

  boolean may(List<String> anyOf) {
    return anyOf.isEmpty() || anyOf.stream().anyMatch(scopes::contains);
  }

  Set<String> scopes() {
    return scopes;
  }

  void scopes(Set<String> now) {
    scopes = Set.copyOf(now);
  }

  /**
   * Every later call is refused so.
   *
   * @param error such as {@code token_revoked} or {@code account_inactive}; empty to work again
   */
  void refuse(String error) {
    refusal = error;
  }
}
