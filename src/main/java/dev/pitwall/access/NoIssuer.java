package dev.pitwall.access;

/** Without a client id, tokens can be neither renewed nor revoked. */
final class NoIssuer implements TokenIssuer {
  @Override
  public Renewal renew(Secret refresh) {
    return new Renewal.Unclear("GITHUB_CLIENT_ID is not set");
  }

  @Override
  public boolean revoke(Tokens tokens) {
    return false;
  }
}
