package dev.pitwall.sandbox.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoginTest {
  private static final String DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";
  private static final String REDIRECT = "http://127.0.0.1:9/github/callback";

  private final SettableClock clock = new SettableClock();
  private SandboxGitHub github;
  private Client nobody;

  @BeforeEach
  void start() throws Exception {
    github = SandboxGitHub.start(Client.settings(clock));
    nobody = new Client(github, "none");
  }

  @AfterEach
  void stop() {
    github.close();
  }

  private JsonNode device() throws Exception {
    var answer = nobody.form("/login/device/code", Map.of("client_id", "Iv1.pitwall"));
    assertEquals(200, answer.statusCode());
    return Client.json(answer);
  }

  private JsonNode token(Map<String, String> fields) throws Exception {
    var all = new HashMap<>(Map.of("client_id", "Iv1.pitwall"));
    all.putAll(fields);
    return Client.json(nobody.form("/login/oauth/access_token", all));
  }

  private JsonNode poll(JsonNode device) throws Exception {
    clock.forward(Duration.ofSeconds(5));
    return token(
        Map.of("grant_type", DEVICE_GRANT, "device_code", device.path("device_code").asText()));
  }

  private JsonNode linked(String user) throws Exception {
    var device = device();
    assertTrue(github.enterCode(device.path("user_code").asText(), user, true));
    return poll(device);
  }

  @Test
  void aDeviceWaitsUntilAPersonTypesItsCode() throws Exception {
    var device = device();
    assertTrue(device.path("user_code").asText().matches("[A-Z2-9]{4}-[A-Z2-9]{4}"));
    assertEquals(github.url() + "login/device", device.path("verification_uri").asText());
    assertEquals(900, device.path("expires_in").asInt());
    assertEquals(5, device.path("interval").asInt());
    assertEquals("authorization_pending", poll(device).path("error").asText());

    var page = nobody.page("/login/device");
    assertTrue(page.body().contains("Type the code that the app shows you."));
    assertTrue(page.body().contains("<option>alice-gh</option>"));
    var typed = device.path("user_code").asText().toLowerCase(java.util.Locale.ROOT);
    var allowed =
        nobody.form(
            "/login/device", Map.of("user_code", typed, "user", "alice-gh", "authorize", "1"));
    assertTrue(allowed.body().contains("Your device is connected"));

    var token = poll(device);
    assertTrue(token.path("access_token").asText().startsWith("ghu_"));
    assertEquals("bearer", token.path("token_type").asText());
    assertEquals(28_800, token.path("expires_in").asInt());
    assertTrue(token.path("refresh_token").asText().startsWith("ghr_"));
    var alice = new Client(github, token.path("access_token").asText());
    assertEquals("alice-gh", alice.read("/user").path("login").asText());
    assertEquals("incorrect_device_code", poll(device).path("error").asText());
  }

  @Test
  void askingTooOftenIsToldToSlowDown() throws Exception {
    var device = device();
    poll(device);
    var grant =
        Map.of("grant_type", DEVICE_GRANT, "device_code", device.path("device_code").asText());
    var slower = token(grant);
    assertEquals("slow_down", slower.path("error").asText());
    assertEquals(10, slower.path("interval").asInt());
    assertEquals("slow_down", poll(device).path("error").asText());
  }

  @Test
  void aPersonMaySayNoOrComeTooLate() throws Exception {
    var denied = device();
    var form =
        Map.of("user_code", denied.path("user_code").asText(), "user", "bob-gh", "authorize", "0");
    assertTrue(nobody.form("/login/device", form).body().contains("The app was told no."));
    assertEquals("access_denied", poll(denied).path("error").asText());
    var late = device();
    clock.forward(Duration.ofMinutes(15));
    assertEquals("expired_token", poll(late).path("error").asText());
    var typed =
        nobody.form(
            "/login/device",
            Map.of(
                "user_code", late.path("user_code").asText(),
                "user", "bob-gh",
                "authorize", "1"));
    assertEquals(404, typed.statusCode());
  }

  @Test
  void onlyTheRegisteredAppIsServed() throws Exception {
    var answer = nobody.form("/login/device/code", Map.of("client_id", "other"));
    assertEquals(404, answer.statusCode());
    assertEquals(
        "incorrect_client_credentials",
        token(Map.of("client_id", "other", "code", "x")).path("error").asText());
    assertEquals(
        "unsupported_grant_type", token(Map.of("grant_type", "password")).path("error").asText());
  }

  @Test
  void aTokenExpiresAndIsRefreshedOnce() throws Exception {
    var first = linked("alice");
    clock.forward(Duration.ofHours(8));
    var old = new Client(github, first.path("access_token").asText());
    assertEquals(401, old.get("/user").statusCode());
    var refresh =
        Map.of(
            "grant_type", "refresh_token", "refresh_token", first.path("refresh_token").asText());
    var second = token(refresh);
    assertNotEquals(first.path("access_token"), second.path("access_token"));
    var fresh = new Client(github, second.path("access_token").asText());
    assertEquals(200, fresh.get("/user").statusCode());
    assertEquals("bad_refresh_token", token(refresh).path("error").asText());
    assertEquals(1, github.appTokens());
  }

  @Test
  void appsMayHaveTokensThatDoNotExpire() throws Exception {
    github.expiringTokens(false);
    var token = linked("bob");
    assertEquals(false, token.has("refresh_token"));
    clock.forward(Duration.ofDays(300));
    var bob = new Client(github, token.path("access_token").asText());
    assertEquals("bob-gh", bob.read("/user").path("login").asText());
  }

  @Test
  void theWebFlowGoesThroughAPageAndBack() throws Exception {
    var page =
        nobody.page(
            "/login/oauth/authorize?client_id=Iv1.pitwall&state=s1&redirect_uri=" + REDIRECT);
    assertTrue(page.body().contains("<button name=\"authorize\" value=\"1\">Authorize</button>"));
    assertTrue(page.body().contains("<input type=\"hidden\" name=\"state\" value=\"s1\">"));
    var location = authorize("1", "");
    assertTrue(location.startsWith(REDIRECT + "?code="), location);
    assertTrue(location.endsWith("&state=s1"));
    var code = location.substring(location.indexOf("code=") + 5, location.indexOf('&'));
    var exchange = Map.of("code", code, "client_secret", "client-secret");
    var token = token(exchange);
    var alice = new Client(github, token.path("access_token").asText());
    assertEquals("alice-gh", alice.read("/user").path("login").asText());
    assertEquals("bad_verification_code", token(exchange).path("error").asText());
    var refresh =
        new HashMap<>(
            Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                token.path("refresh_token").asText()));
    assertEquals("incorrect_client_credentials", token(refresh).path("error").asText());
    refresh.put("client_secret", "client-secret");
    assertTrue(token(refresh).has("access_token"));
  }

  private String authorize(String allowed, String challenge) throws Exception {
    var answer =
        nobody.form(
            "/login/oauth/authorize",
            Map.of(
                "client_id",
                "Iv1.pitwall",
                "redirect_uri",
                REDIRECT,
                "state",
                "s1",
                "code_challenge",
                challenge,
                "user",
                "alice-gh",
                "authorize",
                allowed));
    assertEquals(302, answer.statusCode());
    return Client.header(answer, "location");
  }

  @Test
  void aCodeWithAChallengeNeedsItsVerifier() throws Exception {
    // The pair of RFC 7636, appendix B.
    var challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    var verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    for (var tried : new String[] {"wrong", verifier}) {
      var location = authorize("1", challenge);
      var code = location.substring(location.indexOf("code=") + 5, location.indexOf('&'));
      var token =
          token(Map.of("code", code, "client_secret", "client-secret", "code_verifier", tried));
      assertEquals(tried.equals(verifier), token.has("access_token"));
    }
  }

  @Test
  void aRefusedRedirectSaysSo() throws Exception {
    assertTrue(authorize("0", "").startsWith(REDIRECT + "?error=access_denied&"));
    var other = nobody.page("/login/oauth/authorize?client_id=x&redirect_uri=" + REDIRECT);
    assertEquals(404, other.statusCode());
  }

  private int give(String path, String secret, String token) throws Exception {
    var headers = nobody.headers();
    var basic = ("Iv1.pitwall:" + secret).getBytes(StandardCharsets.UTF_8);
    headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(basic));
    headers.put("Content-Type", "application/json");
    var body = "{\"access_token\":\"" + token + "\"}";
    return nobody.send("DELETE", nobody.api(path), headers, body).statusCode();
  }

  @Test
  void theAppGivesTokensBack() throws Exception {
    var first = linked("alice").path("access_token").asText();
    var second = linked("alice").path("access_token").asText();
    var third = linked("alice").path("access_token").asText();
    var path = "/applications/Iv1.pitwall/token";
    assertEquals(401, give(path, "wrong", first));
    assertEquals(204, give(path, "client-secret", first));
    assertEquals(401, new Client(github, first).get("/user").statusCode());
    assertEquals(404, give(path, "client-secret", first));
    assertEquals(404, give(path, "client-secret", Client.ALICE));
    assertEquals(200, new Client(github, second).get("/user").statusCode());
    assertEquals(204, give("/applications/Iv1.pitwall/grant", "client-secret", second));
    assertEquals(401, new Client(github, third).get("/user").statusCode());
    assertEquals(0, github.appTokens());
  }
}
