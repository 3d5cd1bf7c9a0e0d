package dev.pitwall.github.link;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pitwall.access.AccountLinking.Beginning;
import dev.pitwall.access.AccountLinking.Ending;
import dev.pitwall.access.LinkedAccounts;
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
  private static final String LINKED = "linked";
  private static final String DENIED = "denied";

  private final OAuthApp app;
  private final Secret clientSecret;
  private final URI callback;
  private final OAuthCalls calls;
  private final Arrival arrival;
  private final Visitors visitors;
  private final LinkedAccounts accounts;
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
      LinkedAccounts accounts,
      InstantSource clock) {
    this.app = app;
    this.clientSecret = clientSecret;
    this.callback = callback;
    this.calls = calls;
    this.arrival = arrival;
    this.visitors = visitors;
    this.accounts = accounts;
    this.clock = clock;
  }

  @Override
  public Beginning begin(Person person) {
    drop(person);
    var state = random();
    var now = clock.instant();
    var attempt = new Attempt(person, now.plus(LASTS));
    visitors.expect(new Visitors.Visit(state, person, attempt.until()), now);
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
        visitors.ending(state).ifPresent(how -> end(state, attempt, told(attempt, how)));
      }
    });
  }

  private void end(String state, Attempt attempt, Ending ending) {
    begun.remove(state);
    attempt.end(ending);
  }

  /** What another instance has made of it. */
  private Ending told(Attempt attempt, String how) {
    accounts.refresh();
    return switch (how) {
      case LINKED ->
          accounts
              .of(attempt.person())
              .<Ending>map(Ending.Linked::new)
              .orElseGet(Ending.Overtaken::new);
      case DENIED -> new Ending.Denied();
      case Visitors.OVERTAKEN -> new Ending.Overtaken();
      default -> new Ending.Failed(how);
    };
  }

  private static String told(Ending ending) {
    return switch (ending) {
      case Ending.Linked _ -> LINKED;
      case Ending.Denied _ -> DENIED;
      case Ending.Failed(var why) -> why;
      case Ending.Expired _, Ending.Overtaken _ -> Sentences.NO_ANSWER;
    };
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
    var attempt = here == null ? new Attempt(visit.get().person(), visit.get().until()) : here;
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
    var ending = attempt.ending().join();
    if (here == null) {
      visitors.ended(state, told(ending));
    }
    return ending;
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
