package dev.pitwall.github.link;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pitwall.access.AccountLinking.Beginning;
import dev.pitwall.access.AccountLinking.Ending;
import dev.pitwall.access.Secret;
import dev.pitwall.session.Person;
import java.net.URI;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * GitHub's web flow: the person agrees on a page of GitHub's, which leads their browser to one of
 * Pitwall's with a code for the tokens.
 */
final class WebFlow implements Flow {
  private static final Logger LOG = LoggerFactory.getLogger(WebFlow.class);
  private static final Duration LASTS = Duration.ofMinutes(10);
  private static final int RANDOM_BYTES = 32;

  private final OAuthApp app;
  private final Secret clientSecret;
  private final URI callback;
  private final OAuthCalls calls;
  private final Arrival arrival;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Visit> visits = new ConcurrentHashMap<>();

  WebFlow(
      OAuthApp app,
      Secret clientSecret,
      URI callback,
      OAuthCalls calls,
      Arrival arrival,
      InstantSource clock) {
    this.app = app;
    this.clientSecret = clientSecret;
    this.callback = callback;
    this.calls = calls;
    this.arrival = arrival;
    this.clock = clock;
  }

  /**
   * Somebody on their way over GitHub's page.
   *
   * @param verifier proves to GitHub that whoever brings the code is who asked for it (PKCE)
   */
  private record Visit(Attempt attempt, Secret verifier) {}

  @Override
  public Beginning begin(Person person) {
    drop(person);
    var state = random();
    var verifier = random();
    var attempt = new Attempt(person, clock.instant().plus(LASTS));
    visits.put(state, new Visit(attempt, new Secret(verifier)));
    return new Beginning.OnPage(page(state, verifier), attempt.until(), attempt.ending());
  }

  private URI page(String state, String verifier) {
    var query =
        "?client_id="
            + encoded(app.clientId())
            + "&redirect_uri="
            + encoded(callback.toString())
            + "&scope="
            + OAuthApp.SCOPE
            + "&state="
            + state
            + "&code_challenge="
            + challenge(verifier)
            + "&code_challenge_method=S256"
            // Whoever is sent another's link sees that, and as whom, before anything is linked.
            + "&prompt=select_account";
    return app.web().resolve("login/oauth/authorize" + query);
  }

  @Override
  public void drop(Person person) {
    visits.forEach((state, visit) -> {
      if (visit.attempt().person().equals(person)) {
        visits.remove(state);
        visit.attempt().end(new Ending.Overtaken());
      }
    });
  }

  @Override
  public void runDue() {
    var now = clock.instant();
    visits.forEach((state, visit) -> {
      if (visit.attempt().lateAt(now)) {
        visits.remove(state);
        visit.attempt().end(new Ending.Expired());
      }
    });
  }

  /**
   * A browser has come from GitHub's page.
   *
   * @param error OAuth's word when the person declined; empty when not
   * @return what came of it; expired when nobody is expected by that state
   */
  Ending arrived(String state, String code, String error) {
    runDue();
    var visit = visits.remove(state);
    if (visit == null) {
      return new Ending.Expired();
    }
    var attempt = visit.attempt();
    try {
      if (error.isEmpty()) {
        exchange(visit, code);
      } else {
        attempt.end(error.equals("access_denied") ? new Ending.Denied() : failed(error));
      }
      attempt.end(new Ending.Failed(Sentences.NO_ANSWER));
    } catch (RuntimeException e) {
      LOG.error("The account of {} could not be linked", attempt.person().id(), e);
      attempt.end(new Ending.Failed(Sentences.NOT_KEPT));
    }
    return attempt.ending().join();
  }

  private void exchange(Visit visit, String code) {
    var said =
        calls.form(
            app.web().resolve("login/oauth/access_token"),
            Map.of(
                "client_id", app.clientId(),
                "client_secret", clientSecret.reveal(),
                "code", code,
                "redirect_uri", callback.toString(),
                "code_verifier", visit.verifier().reveal()));
    switch (Grant.of(said, clock.instant())) {
      case Grant.Given(var tokens) -> {
        if (!arrival.take(visit.attempt(), tokens)) {
          arrival.drop(tokens);
        }
      }
      case Grant.Refused(var error, _) -> visit.attempt().end(failed(error));
      case Grant.Unclear(var why) -> LOG.warn("GitHub gives no token for a code: {}", why);
    }
  }

  private static Ending failed(String error) {
    var word = Grant.WORD.matcher(error).matches() ? error : "unknown_error";
    LOG.warn("GitHub does not link an account: {}", word);
    return new Ending.Failed(Sentences.of(word));
  }

  private String random() {
    var bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return base64(bytes);
  }

  static String challenge(String verifier) {
    try {
      return base64(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
