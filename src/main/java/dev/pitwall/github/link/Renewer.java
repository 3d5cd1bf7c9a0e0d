package dev.pitwall.github.link;

import dev.pitwall.access.Secret;
import dev.pitwall.access.TokenIssuer;
import dev.pitwall.access.Tokens;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Renews and revokes tokens of one app at GitHub. */
final class Renewer implements TokenIssuer {
  // Of these the operator can mend something; the refresh token is still good.
  private static final Set<String> OURS =
      Set.of("incorrect_client_credentials", "unauthorized_client", "application_suspended");
  private static final Set<Integer> GONE = Set.of(204, 404, 422);

  private final OAuthApp app;
  private final OAuthCalls calls;
  private final InstantSource clock;

  Renewer(OAuthApp app, OAuthCalls calls, InstantSource clock) {
    this.app = app;
    this.calls = calls;
    this.clock = clock;
  }

  @Override
  public Renewal renew(Secret refresh) {
    var fields = new LinkedHashMap<>(Map.of("client_id", app.clientId()));
    if (app.clientSecret() != null) {
      fields.put("client_secret", app.clientSecret().reveal());
    }
    fields.put("grant_type", "refresh_token");
    fields.put("refresh_token", refresh.reveal());
    var said = calls.form(app.web().resolve("login/oauth/access_token"), fields);
    return switch (Grant.of(said, clock.instant())) {
      case Grant.Given(var tokens) -> new Renewal.Renewed(tokens);
      case Grant.Refused(var error, _) when OURS.contains(error) -> new Renewal.Unclear(error);
      case Grant.Refused(var error, _) -> new Renewal.Refused(error);
      case Grant.Unclear(var why) -> new Renewal.Unclear(why);
    };
  }

  @Override
  public boolean revoke(Tokens tokens) {
    var secret = app.clientSecret();
    if (secret == null) {
      return false;
    }
    var last = tokens;
    // GitHub ends a pair by its access token, so an expired one is renewed once more.
    if (tokens.endBy(clock.instant()) && tokens.refresh() != null) {
      last = renew(tokens.refresh()) instanceof Renewal.Renewed(var next) ? next : tokens;
    }
    return calls.delete(app.api(), app.clientId(), secret, last.access())
            instanceof Said.Answer(var status, _)
        && GONE.contains(status);
  }
}
