package dev.pitwall.github.link;

import dev.pitwall.access.AccountLinking.Ending;
import dev.pitwall.access.LinkedAccounts;
import dev.pitwall.access.TokenIssuer;
import dev.pitwall.access.Tokens;
import dev.pitwall.access.Visitors;
import java.net.URI;

/** Takes tokens in that GitHub has given to an attempt. */
final class Arrival {
  private final OAuthCalls calls;
  private final URI api;
  private final LinkedAccounts accounts;
  private final Visitors visitors;
  private final TokenIssuer issuer;

  Arrival(
      OAuthCalls calls, URI api, LinkedAccounts accounts, Visitors visitors, TokenIssuer issuer) {
    this.calls = calls;
    this.api = api;
    this.accounts = accounts;
    this.visitors = visitors;
    this.issuer = issuer;
  }

  /**
   * Links the account, or ends the tokens of an attempt that is over.
   *
   * @return false when GitHub did not say whose they are: to be tried again
   */
  boolean take(Attempt attempt, Tokens tokens) {
    var end =
        switch (Owner.of(calls, api, tokens.access())) {
          case Owner.Unclear _ -> null;
          case Owner.Nobody() -> attempt.end(new Ending.Failed(Sentences.of("bad_token")));
          case Owner.Known(var id, var login) ->
              attempt.end(() -> linked(attempt, id, login, tokens));
        };
    if (Boolean.FALSE.equals(end) || attempt.ending().getNow(null) instanceof Ending.Overtaken) {
      drop(tokens);
    }
    return end != null;
  }

  /** Unless the person has begun anew or unlinked at another instance meanwhile. */
  private Ending linked(Attempt attempt, long id, String login, Tokens tokens) {
    return visitors.ending(attempt.state()).isPresent()
        ? new Ending.Overtaken()
        : new Ending.Linked(accounts.link(attempt.person(), id, login, tokens));
  }

  /** Nobody will use them. */
  void drop(Tokens tokens) {
    issuer.revoke(tokens);
  }
}
