package dev.pitwall.github.link;

import dev.pitwall.access.AccountLinking.Beginning;
import dev.pitwall.access.AccountLinking.Ending;
import dev.pitwall.session.Person;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * GitHub's device flow: the person enters a code at GitHub, and GitHub is asked until they have.
 */
final class DeviceFlow implements Flow {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceFlow.class);
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9-]{4,40}");
  private static final long LONGEST_SECONDS = Duration.ofHours(1).toSeconds();

  private final OAuthApp app;
  private final OAuthCalls calls;
  private final Arrival arrival;
  private final InstantSource clock;
  private final Executor executor;
  private final Map<Person, DeviceCode> pending = new ConcurrentHashMap<>();

  /**
   * @param executor asks GitHub for each code that is due
   */
  DeviceFlow(
      OAuthApp app, OAuthCalls calls, Arrival arrival, InstantSource clock, Executor executor) {
    this.app = app;
    this.calls = calls;
    this.arrival = arrival;
    this.clock = clock;
    this.executor = executor;
  }

  @Override
  public Beginning begin(Person person) {
    var said =
        calls.form(
            app.web().resolve("login/device/code"),
            Map.of("client_id", app.clientId(), "scope", OAuthApp.SCOPE));
    return switch (said) {
      case Said.Silence(var why) -> noAnswer(why);
      case Said.Answer answer -> begin(person, answer);
    };
  }

  private Beginning begin(Person person, Said.Answer answer) {
    var body = answer.body();
    var error = Grant.error(answer.status(), body);
    if (error != null) {
      LOG.warn("GitHub gives no code to link an account: {}", error);
      return new Beginning.NotBegun(Sentences.of(error));
    }
    var deviceCode = body.path("device_code").asText("");
    var code = body.path("user_code").asText("");
    if (deviceCode.isEmpty() || !CODE.matcher(code).matches()) {
      return noAnswer("HTTP " + answer.status() + " and no code");
    }
    var now = clock.instant();
    long seconds = Math.clamp(body.path("expires_in").asLong(900), 1, LONGEST_SECONDS);
    long interval = Math.clamp(body.path("interval").asLong(5), 1, LONGEST_SECONDS);
    var attempt = new Attempt(person, now.plusSeconds(seconds));
    end(pending.put(person, new DeviceCode(attempt, deviceCode, interval, now)));
    var where = where(body.path("verification_uri").asText(""));
    return new Beginning.WithCode(where, code, attempt.until(), attempt.ending());
  }

  private static Beginning noAnswer(String why) {
    LOG.warn("GitHub gives no code to link an account: {}", why);
    return new Beginning.NotBegun(Sentences.NO_ANSWER);
  }

  /** People are sent to GitHub's own host only. */
  private URI where(String told) {
    var known = app.web().resolve("login/device");
    try {
      var uri = URI.create(told);
      boolean same =
          known.getScheme().equals(uri.getScheme())
              && known.getAuthority().equals(uri.getAuthority());
      return same ? uri : known;
    } catch (IllegalArgumentException _) {
      return known;
    }
  }

  @Override
  public void drop(Person person) {
    end(pending.remove(person));
  }

  private void end(@Nullable DeviceCode overtaken) {
    if (overtaken != null) {
      end(overtaken, new Ending.Overtaken());
    }
  }

  /** Ends it, and with it tokens of which GitHub did not say whose they are. */
  private void end(DeviceCode code, Ending ending) {
    var tokens = code.tokens();
    if (code.attempt().end(ending) && tokens != null) {
      arrival.drop(tokens);
    }
  }

  @Override
  public void runDue() {
    var now = clock.instant();
    for (var code : pending.values()) {
      if (code.ask(now)) {
        executor.execute(() -> look(code));
      }
    }
  }

  private void look(DeviceCode code) {
    var person = code.attempt().person();
    boolean over = false;
    Ending atLast = new Ending.Expired();
    try {
      over = over(code);
    } catch (RuntimeException e) {
      LOG.error(
          "The account of {} could not be kept; tried until its code expires", person.id(), e);
      atLast = new Ending.Failed(Sentences.NOT_KEPT);
    }
    if (!over && code.attempt().lateAt(clock.instant())) {
      end(code, atLast);
      over = true;
    }
    if (over) {
      pending.remove(person, code);
    }
    code.answered(clock.instant());
  }

  private boolean over(DeviceCode code) {
    var tokens = code.tokens();
    if (tokens != null) {
      return arrival.take(code.attempt(), tokens);
    }
    var said =
        calls.form(
            app.web().resolve("login/oauth/access_token"),
            Map.of(
                "client_id", app.clientId(),
                "device_code", code.deviceCode(),
                "grant_type", "urn:ietf:params:oauth:grant-type:device_code"));
    return switch (Grant.of(said, clock.instant())) {
      case Grant.Given(var given) -> {
        code.given(given);
        yield arrival.take(code.attempt(), given);
      }
      case Grant.Refused(var error, var interval) -> refused(code, error, interval);
      case Grant.Unclear(var why) -> {
        LOG.warn("GitHub does not say whether a code was entered: {}", why);
        yield false;
      }
    };
  }

  private static boolean refused(DeviceCode code, String error, long interval) {
    return switch (error) {
      case "authorization_pending" -> false;
      case "slow_down" -> {
        code.slower(interval);
        yield false;
      }
      case "expired_token", "token_expired" -> code.attempt().end(new Ending.Expired());
      case "access_denied" -> code.attempt().end(new Ending.Denied());
      default -> {
        LOG.warn("GitHub does not link an account: {}", error);
        yield code.attempt().end(new Ending.Failed(Sentences.of(error)));
      }
    };
  }
}
