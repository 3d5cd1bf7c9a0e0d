package dev.pitwall.github.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitwall.access.Account;
import org.jspecify.annotations.Nullable;

/**
 * GitHub, asked as one of its users. Each call is one HTTP exchange, blocks, and never throws for
 * what GitHub or the network do: that is an {@link Answer}. Safe for many threads; waits for the
 * account's turn where GitHub wants requests one after another.
 */
public interface GitHub {

  /** Reads; conditional where the last answer to the same call had an ETag. */
  Answer get(Account account, Call call);

  /**
   * Reads whole, whatever was answered before: for who does not remember it. What asks
   * conditionally overrides this, so as not to.
   */
  default Answer getAgain(Account account, Call call) {
    return get(account, call);
  }

  /**
   * Changes something.
   *
   * @param method {@code POST}, {@code PATCH}, {@code PUT} or {@code DELETE}
   * @param body null for none
   */
  Answer send(Account account, String method, Call call, @Nullable JsonNode body);
}
