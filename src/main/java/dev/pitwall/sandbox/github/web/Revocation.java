package dev.pitwall.sandbox.github.web;

import dev.pitwall.sandbox.github.wire.Asked;
import dev.pitwall.sandbox.github.wire.Path;
import dev.pitwall.sandbox.github.wire.Refusal;
import dev.pitwall.sandbox.github.wire.Reply;
import dev.pitwall.sandbox.github.world.Token;
import dev.pitwall.sandbox.github.world.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** {@code DELETE /applications/…}: the app gives tokens back; it proves itself with its secret. */
public final class Revocation {
  private final OauthApp app;
  private final Tokens tokens;

  public Revocation(OauthApp app, Tokens tokens) {
    this.app = app;
    this.tokens = tokens;
  }

  /** Served by the REST interface, without its token. */
  public List<Path> paths() {
    return List.of(
        Path.delete("/applications/{client}/token", this::token),
        Path.delete("/applications/{client}/grant", this::grant));
  }

  private Reply token(Asked asked) {
    tokens.revoke(given(asked).text);
    return Reply.empty(204);
  }

  private Reply grant(Asked asked) {
    tokens.revokeGrant(app.clientId(), given(asked).user);
    return Reply.empty(204);
  }

  private Token given(Asked asked) {
    var expected = app.clientId() + ":" + app.clientSecret();
    var basic = Base64.getEncoder().encodeToString(expected.getBytes(StandardCharsets.UTF_8));
    if (!asked.header("authorization").equals("Basic " + basic)) {
      throw Refusal.unauthorized();
    }
    if (!app.is(asked.place("client"))) {
      throw Refusal.notFound();
    }
    var text =
        Asked.text(asked.json(), "access_token").orElseThrow(() -> Refusal.missing("access_token"));
    return tokens
        .find(text)
        .filter(token -> token.app.equals(app.clientId()))
        .orElseThrow(Refusal::notFound);
  }
}
