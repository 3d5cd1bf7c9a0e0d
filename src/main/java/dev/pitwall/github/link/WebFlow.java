package dev.pitwall.github.link;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pitwall.access.AccountLinking.Beginning;
import dev.pitwall.access.AccountLinking.Ending;
import dev.pitwall.access.Secret;
import dev.pitwall.access.Visitors;
import dev.pitwall.session.Person;
import java.net.URI;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
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
  private static final String HMAC = "HmacSHA256";

  /** For the page and what is to be read there. */
  private static final Duration ENOUGH = Duration.ofMinutes(2);

  private final OAuthApp app;
  private final Secret clientSecret;
  private final URI callback;
  private final OAuthCalls calls;
  private final Arrival arrival;
  private final Visitors visitors;
  private final Endings endings;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  /** Those who began here, by their state. */
  private final Map<String, Attempt> begun = new ConcurrentHashMap<>();

  WebFlow(
      OAuthApp app,
      Secret clientSecret,
      URI callback,
      OAuthCalls calls,
      Arrival arrival,
      Visitors visitors,
      Endings endings,
      InstantSource clock) {
    this.app = app;
    this.clientSecret = clientSecret;
    this.callback = callback;
    this.calls = calls;
    this.arrival = arrival;
    this.visitors = visitors;
    this.endings = endings;
    this.clock = clock;
  }

  @Override
  public Beginning begin(Person person) {
    return left(person).map(this::expecting).orElseGet(() -> fresh(person));
  }

  /** Who was on the way when an instance ended finds the same page as before. */
  private Optional<Visitors.Visit> left(Person person) {
    if (begun.values().stream().anyMatch(attempt -> attempt.person().equals(person))) {
      return Optional.empty();
    }
    var now = clock.instant();
    return visitors
        .left(person, now)
        .filter(visit -> visit.memo().isEmpty() && visit.until().isAfter(now.plus(ENOUGH)));
  }

  private Beginning fresh(Person person) {
    drop(person);
    var now = clock.instant();
    var visit = new Visitors.Visit(random(), person, now.plus(LASTS));
    visitors.expect(visit, now);
    return expecting(visit);
  }

  private Beginning expecting(Visitors.Visit visit) {
    var state = visit.state();
    var attempt = new Attempt(visit.person(), visit.until(), state);
    begun.put(state, attempt);
    return new Beginning.OnPage(page(state, verifier(state)), attempt.until(), attempt.ending());
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
    visitors.drop(person);
    begun.forEach((state, attempt) -> {
      if (attempt.person().equals(person)) {
        end(state, attempt, new Ending.Overtaken());
      }
    });
  }

  @Override
  public void runDue() {
    var now = clock.instant();
    begun.forEach((state, attempt) -> {
      if (attempt.lateAt(now)) {
        end(state, attempt, new Ending.Expired());
      } else {
        endings.of(attempt).ifPresent(ending -> end(state, attempt, ending));
      }
    });
  }

  private void end(String state, Attempt attempt, Ending ending) {
    begun.remove(state);
    attempt.end(ending);
  }

  /**
   * A browser has come from GitHub's page; it may have set out at another instance.
   *
   * @param error OAuth's word when the person declined; empty when not
   * @return what came of it; expired when nobody is expected by that state
   */
  Ending arrived(String state, String code, String error) {
    var visit = visitors.arrived(state, clock.instant());
    if (visit.isEmpty()) {
      return new Ending.Expired();
    }
    var here = begun.remove(state);
    var attempt =
        here == null ? new Attempt(visit.get().person(), visit.get().until(), state) : here;
    try {
      if (error.isEmpty()) {
        exchange(attempt, state, code);
      } else {
        attempt.end(error.equals("access_denied") ? new Ending.Denied() : failed(error));
      }
      attempt.end(new Ending.Failed(Sentences.NO_ANSWER));
    } catch (RuntimeException e) {
      LOG.error("The account of {} could not be linked", attempt.person().id(), e);
      attempt.end(new Ending.Failed(Sentences.NOT_KEPT));
    }
    endings.keep(attempt);
    return attempt.ending().join();
  }

  private void exchange(Attempt attempt, String state, String code) {
    var said =
        calls.form(
            app.web().resolve("login/oauth/access_token"),
            Map.of(
                "client_id", app.clientId(),
                "client_secret", clientSecret.reveal(),
                "code", code,
                "redirect_uri", callback.toString(),
                "code_verifier", verifier(state)));
    switch (Grant.of(said, clock.instant())) {
      case Grant.Given(var tokens) -> {
        if (!arrival.take(attempt, tokens)) {
          arrival.drop(tokens);
        }
      }
      case Grant.Refused(var error, _) -> attempt.end(failed(error));
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

  /** Proves to GitHub that who brings the code is who asked for it (PKCE): any instance can. */
  private String verifier(String state) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(clientSecret.reveal().getBytes(UTF_8), HMAC));
      return base64(mac.doFinal(("verifier " + state).getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
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
