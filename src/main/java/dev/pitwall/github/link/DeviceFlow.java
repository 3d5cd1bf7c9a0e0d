package dev.pitwall.github.link;

import dev.pitwall.access.AccountLinking.Beginning;
import dev.pitwall.access.AccountLinking.Ending;
import dev.pitwall.access.Secret;
import dev.pitwall.access.TokenSeal;
import dev.pitwall.access.Tokens;
import dev.pitwall.access.Visitors;
import dev.pitwall.session.Person;
import dev.pitwall.session.SessionStore.StoreException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * GitHub's device flow: the person enters a code at GitHub, and GitHub is asked until they have.
 * When the instance that does so ends, another goes on asking for the same code. Where both do for
 * a while, the one that GitHub tells first sees to what follows.
 */
final class DeviceFlow implements Flow {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceFlow.class);
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9-]{4,40}");

  /** For entering a code. */
  private static final Duration ENOUGH = Duration.ofMinutes(2);

  /** GitHub may give tokens for a code that was entered in its last second. */
  private static final Duration GRACE = Duration.ofMinutes(1);

  private static final long LONGEST_SECONDS = Duration.ofHours(1).toSeconds();

  private final OAuthApp app;
  private final OAuthCalls calls;
  private final Arrival arrival;
  private final Visitors visitors;
  private final Endings endings;
  private final TokenSeal seal;
  private final InstantSource clock;
  private final Executor executor;
  private final Map<Person, DeviceCode> pending = new ConcurrentHashMap<>();

  /**
   * @param executor asks GitHub for each code that is due
   */
  DeviceFlow(
      OAuthApp app,
      OAuthCalls calls,
      Arrival arrival,
      Visitors visitors,
      Endings endings,
      TokenSeal seal,
      InstantSource clock,
      Executor executor) {
    this.app = app;
    this.calls = calls;
    this.arrival = arrival;
    this.visitors = visitors;
    this.endings = endings;
    this.seal = seal;
    this.clock = clock;
    this.executor = executor;
  }

  @Override
  public Beginning begin(Person person) {
    return left(person).orElseGet(() -> fresh(person));
  }

  /** Who was entering a code when an instance ended goes on with the same. */
  private Optional<Beginning> left(Person person) {
    if (pending.containsKey(person)) {
      return Optional.empty();
    }
    var now = clock.instant();
    return visitors
        .left(person, now)
        .filter(visit -> visit.until().minus(GRACE).isAfter(now.plus(ENOUGH)))
        .flatMap(visit ->
            seal.open(visit.memo(), place(visit.state()))
                .flatMap(memo -> IssuedCode.read(memo.token().reveal()))
                .map(code -> expecting(visit, code, now)));
  }

  private Beginning fresh(Person person) {
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
    var issued =
        new IssuedCode(deviceCode, code, interval, where(body.path("verification_uri").asText("")));
    var state = UUID.randomUUID().toString();
    var memo = seal.seal(new Secret(issued.text()), place(state));
    var visit = new Visitors.Visit(state, person, now.plusSeconds(seconds).plus(GRACE), memo);
    visitors.expect(visit, now);
    return expecting(visit, issued, now);
  }

  private static String place(String state) {
    return "visit|" + state + "|memo";
  }

  private Beginning expecting(Visitors.Visit visit, IssuedCode code, Instant now) {
    var attempt = new Attempt(visit.person(), visit.until().minus(GRACE), visit.state());
    end(pending.put(visit.person(), new DeviceCode(attempt, code, now)));
    return new Beginning.WithCode(code.where(), code.user(), attempt.until(), attempt.ending());
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
    visitors.drop(person);
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
    pending
        .values()
        .forEach(code ->
            endings
                .of(code.attempt())
                .ifPresentOrElse(ending -> endedElsewhere(code, ending), () -> askIfDue(code)));
  }

  private void endedElsewhere(DeviceCode code, Ending ending) {
    end(code, ending);
    pending.remove(code.attempt().person(), code);
  }

  private void askIfDue(DeviceCode code) {
    if (code.ask(clock.instant())) {
      executor.execute(() -> look(code));
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
      keep(code);
    }
    code.answered(clock.instant());
  }

  private void keep(DeviceCode code) {
    try {
      endings.keep(code.attempt());
    } catch (StoreException e) {
      LOG.error("What came of linking an account could not be kept", e);
    }
  }

  private boolean over(DeviceCode code) {
    var tokens = code.tokens();
    if (tokens != null) {
      return arrives(code, tokens);
    }
    var said =
        calls.form(
            app.web().resolve("login/oauth/access_token"),
            Map.of(
                "client_id", app.clientId(),
                "device_code", code.issued().device(),
                "grant_type", "urn:ietf:params:oauth:grant-type:device_code"));
    return switch (Grant.of(said, clock.instant())) {
      case Grant.Given(var given) -> {
        code.given(given);
        yield arrives(code, given);
      }
      case Grant.Refused(var error, var interval) -> refused(code, error, interval);
      case Grant.Unclear(var why) -> {
        LOG.warn("GitHub does not say whether a code was entered: {}", why);
        yield false;
      }
    };
  }

  private boolean arrives(DeviceCode code, Tokens tokens) {
    if (isOurs(code)) {
      return arrival.take(code.attempt(), tokens);
    }
    code.given(null);
    arrival.drop(tokens);
    return false;
  }

  /** GitHub tells each code's end once; another instance may have heard it. */
  private boolean isOurs(DeviceCode code) {
    if (!code.ours() && visitors.arrived(code.attempt().state(), clock.instant()).isPresent()) {
      code.takeOn();
    }
    return code.ours();
  }

  private boolean refused(DeviceCode code, String error, long interval) {
    return switch (error) {
      case "authorization_pending" -> false;
      case "slow_down" -> {
        code.slower(interval);
        yield false;
      }
      case "expired_token", "token_expired" -> ended(code, new Ending.Expired());
      case "access_denied" -> ended(code, new Ending.Denied());
      default -> {
        LOG.warn("GitHub does not link an account: {}", error);
        yield ended(code, new Ending.Failed(Sentences.of(error)));
      }
    };
  }

  private boolean ended(DeviceCode code, Ending ending) {
    return isOurs(code) && code.attempt().end(ending);
  }
}
