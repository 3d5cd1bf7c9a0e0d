package dev.pitwall.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Renews tokens as GitHub does: each refresh token once; can be told to refuse or not to answer.
 */
final class FakeIssuer implements TokenIssuer {
  final List<String> renewed = new ArrayList<>();
  final List<String> revoked = new ArrayList<>();
  Instant now = Instant.EPOCH;
  boolean silent;
  Runnable beforeAnswer = () -> {};
  Runnable beforeRequest = () -> {};
  Runnable afterAnswer = () -> {};

  @Override
  public synchronized Renewal renew(Secret refresh) {
    beforeRequest.run();
    var answer = answer(refresh);
    afterAnswer.run();
    return answer;
  }

  private Renewal answer(Secret refresh) {
    renewed.add(refresh.reveal());
    beforeAnswer.run();
    if (silent) {
      return new Renewal.Unclear("no answer");
    }
    int n = renewed.size();
    return refresh.reveal().equals("ghr_" + n)
        ? new Renewal.Renewed(tokens(n + 1))
        : new Renewal.Refused("bad_refresh_token");
  }

  /** The n-th pair of tokens, good for eight hours. */
  Tokens tokens(int n) {
    return new Tokens(
        new Secret("ghu_" + n), now.plus(Duration.ofHours(8)), new Secret("ghr_" + n));
  }

  @Override
  public synchronized boolean revoke(Tokens tokens) {
    revoked.add(tokens.access().reveal());
    return !silent;
  }
}
