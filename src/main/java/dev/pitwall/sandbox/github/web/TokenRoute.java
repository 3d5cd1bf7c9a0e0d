package dev.pitwall.sandbox.github.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.sandbox.github.wire.Asked;
import dev.pitwall.sandbox.github.wire.Json;
import dev.pitwall.sandbox.github.wire.Path;
import dev.pitwall.sandbox.github.wire.Refusal;
import dev.pitwall.sandbox.github.wire.Reply;
import dev.pitwall.sandbox.github.world.Links;
import dev.pitwall.sandbox.github.world.Token;
import dev.pitwall.sandbox.github.world.Tokens;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Codes for devices, and tokens for codes. */
final class TokenRoute {
  private static final String DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";

  private final OauthApp app;
  private final Tokens tokens;
  private final Logins logins;
  private final Links links;
  private final InstantSource clock;

  TokenRoute(OauthApp app, Tokens tokens, Logins logins, Links links, InstantSource clock) {
    this.app = app;
    this.tokens = tokens;
    this.logins = logins;
    this.links = links;
    this.clock = clock;
  }

  List<Path> paths() {
    return List.of(
        Path.post("/login/device/code", this::device),
        Path.post("/login/oauth/access_token", this::token));
  }

  private Reply device(Asked asked) {
    if (!app.is(field(asked, "client_id"))) {
      throw new Refusal(404, "Not Found");
    }
    var device = logins.device();
    return reply(
        asked,
        Json.object()
            .put("device_code", device.deviceCode)
            .put("user_code", device.userCode)
            .put("verification_uri", links.web("/login/device"))
            .put("expires_in", Logins.DEVICE_LIFE.toSeconds())
            .put("interval", device.interval));
  }

  private Reply token(Asked asked) {
    try {
      return reply(asked, described(given(asked)));
    } catch (OauthError error) {
      var body =
          Json.object()
              .put("error", error.error())
              .put("error_description", error.getMessage())
              .put("error_uri", "https://docs.github.com/apps/oauth-apps");
      if (error.interval() > 0) {
        body.put("interval", error.interval());
      }
      return reply(asked, body);
    }
  }

  private Token given(Asked asked) {
    var id = field(asked, "client_id");
    if (!app.is(id)) {
      throw wrongClient();
    }
    return switch (field(asked, "grant_type")) {
      case DEVICE_GRANT ->
          tokens.given(logins.redeem(field(asked, "device_code")), app.clientId(), true);
      case "refresh_token" -> refreshed(asked, id);
      case "", "authorization_code" -> redeemed(asked, id);
      default -> throw new OauthError("unsupported_grant_type", "The grant_type is not supported.");
    };
  }

  private Token refreshed(Asked asked, String id) {
    var old =
        tokens
            .byRefresh(field(asked, "refresh_token"))
            .orElseThrow(() ->
                new OauthError(
                    "bad_refresh_token", "The refresh token passed is incorrect or expired."));
    if (!old.device && !app.is(id, field(asked, "client_secret"))) {
      throw wrongClient();
    }
    tokens.revoke(old.text);
    return tokens.given(old.user, old.app, old.device);
  }

  private Token redeemed(Asked asked, String id) {
    if (!app.is(id, field(asked, "client_secret"))) {
      throw wrongClient();
    }
    var code = logins.redeemCode(field(asked, "code")).orElseThrow(TokenRoute::badCode);
    if (!code.challenge().isEmpty()
        && !code.challenge().equals(challenge(field(asked, "code_verifier")))) {
      throw badCode();
    }
    var redirect = field(asked, "redirect_uri");
    if (!redirect.isEmpty() && !redirect.equals(code.redirect())) {
      throw new OauthError("redirect_uri_mismatch", "The redirect_uri is not the one of the code.");
    }
    return tokens.given(code.user(), app.clientId(), false);
  }

  private static OauthError wrongClient() {
    return new OauthError(
        "incorrect_client_credentials", "The client_id and/or client_secret passed are incorrect.");
  }

  private static OauthError badCode() {
    return new OauthError("bad_verification_code", "The code passed is incorrect or expired.");
  }

  /** PKCE with S256. */
  private static String challenge(String verifier) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      var digest = sha.digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  private ObjectNode described(Token token) {
    var body =
        Json.object().put("access_token", token.text).put("token_type", "bearer").put("scope", "");
    if (!token.refresh.isEmpty()) {
      body.put("expires_in", seconds(token.expiresAt))
          .put("refresh_token", token.refresh)
          .put("refresh_token_expires_in", seconds(token.refreshExpiresAt));
    }
    return body;
  }

  private long seconds(@Nullable Instant until) {
    return until == null ? 0 : Duration.between(clock.instant(), until).toSeconds();
  }

  /** A form field, a query parameter or a field of a JSON body. */
  private static String field(Asked asked, String name) {
    if (asked.header("content-type").startsWith("application/json")) {
      return Asked.text(asked.json(), name).orElse("");
    }
    return asked.param(name).orElse("");
  }

  /** JSON for those who accept it, a form for others. */
  private static Reply reply(Asked asked, ObjectNode body) {
    if (asked.header("accept").startsWith("application/json")) {
      return Reply.json(body);
    }
    return Reply.form(
        body.propertyStream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue().asText()))
            .collect(Collectors.joining("&")));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
