package dev.pitwall.github.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitwall.access.Account;
import dev.pitwall.access.Accounts;
import dev.pitwall.access.Secret;
import dev.pitwall.github.api.Answer.Kind;
import dev.pitwall.github.api.Answer.Refused;
import dev.pitwall.github.api.Call.Host;
import dev.pitwall.github.api.Exchange.Broken;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * GitHub over HTTP. A call within the time that GitHub wants us to wait is answered here, without
 * being sent.
 */
public final class HttpGitHub implements GitHub, Allowance, AutoCloseable {
  /** For a whole call. */
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final int MOST_REDIRECTS = 2;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 307, 308);

  private final Addresses addresses;
  private final Accounts accounts;
  private final InstantSource clock;
  private final Pause pause;
  private final Exchange exchange;
  private final Headers headers;
  private final Refusals refusals;
  private final CopilotHosts copilotHosts;
  private final Budgets budgets;
  private final ETags etags = new ETags();

  /**
   * @param version Pitwall's, for the User-Agent
   */
  public HttpGitHub(
      Addresses addresses,
      Accounts accounts,
      String version,
      MeterRegistry registry,
      InstantSource clock,
      Pause pause,
      Duration patience) {
    this.addresses = addresses;
    this.accounts = accounts;
    this.clock = clock;
    this.pause = pause;
    exchange = new Exchange(patience);
    headers = new Headers(version);
    refusals = new Refusals(addresses);
    copilotHosts = new CopilotHosts(addresses, clock);
    budgets = new Budgets(registry);
  }

  @Override
  public Answer get(Account account, Call call) {
    return call(account, new Wanted("GET", call, null, etags, true));
  }

  @Override
  public Answer getAgain(Account account, Call call) {
    return call(account, new Wanted("GET", call, null, etags, false));
  }

  @Override
  public Answer send(Account account, String method, Call call, @Nullable JsonNode body) {
    return call(account, new Wanted(method, call, body, etags, false));
  }

  /**
   * The same GitHub for another reader: "not modified" refers to what that one has read, and to
   * nothing that others have.
   */
  public GitHub apart() {
    var own = new ETags();
    return new GitHub() {
      @Override
      public Answer get(Account account, Call call) {
        return call(account, new Wanted("GET", call, null, own, true));
      }

      @Override
      public Answer getAgain(Account account, Call call) {
        return call(account, new Wanted("GET", call, null, own, false));
      }

      @Override
      public Answer send(Account account, String method, Call call, @Nullable JsonNode body) {
        return HttpGitHub.this.send(account, method, call, body);
      }

      private Answer call(Account account, Wanted wanted) {
        return HttpGitHub.this.call(account, wanted);
      }
    };
  }

  @Override
  public Room room(Account account) {
    return budgets.of(account, Host.API).room();
  }

  /**
   * What is to be sent.
   *
   * @param etags what the reader has read
   * @param conditional whether "not modified" is an answer
   */
  private record Wanted(
      String method, Call call, @Nullable JsonNode body, ETags etags, boolean conditional) {
    boolean reads() {
      return method.equals("GET");
    }

    /** A question in GraphQL is posted too. */
    boolean writes() {
      return !reads() && !call.equals(CopilotHosts.ASK);
    }
  }

  private Answer call(Account account, Wanted wanted) {
    var base = Optional.of(addresses.api());
    if (wanted.call.host() == Host.COPILOT) {
      base = copilotHosts.known(account);
      if (base.isEmpty()) {
        var told = send(account, "POST", CopilotHosts.ASK, CopilotHosts.question());
        if (!(told instanceof Answer.Taken(_, var body, _, _))) {
          return told;
        }
        base = copilotHosts.learn(account, body);
      }
    }
    if (base.isEmpty()) {
      return new Refused(Kind.NOT_FOUND, 404, "GitHub names no Copilot host", null);
    }
    var answer = inTurn(account, wanted, base.get());
    budgets.count(answer);
    return answer;
  }

  private Answer inTurn(Account account, Wanted wanted, URI base) {
    var budget = budgets.of(account, wanted.call.host());
    budget.turn.lock();
    try {
      var closed = budget.room().closedUntil();
      if (closed != null && clock.instant().isBefore(closed)) {
        return new Refused(Kind.RATE, 429, "", closed);
      }
      var token = accounts.token(account);
      if (token.isEmpty()) {
        return new Refused(Kind.UNAUTHORIZED, 401, "", null);
      }
      if (wanted.writes()) {
        pause.until(budget.nextWrite());
      }
      return exchange(account, wanted, base, token.get(), budget);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Answer.Unreachable("interrupted");
    } finally {
      budget.turn.unlock();
    }
  }

  private Answer exchange(Account account, Wanted wanted, URI base, Secret token, Budget budget) {
    var key = new ETags.Key(account.userId(), wanted.call);
    var etag = wanted.conditional ? wanted.etags.of(key) : Optional.<String>empty();
    try {
      var response = followed(wanted, base, token, etag);
      if (wanted.reads() && response.statusCode() == 200) {
        wanted.etags.keep(key, response.headers().firstValue("etag"));
      }
      return read(account, wanted.call.host(), base, response, budget);
    } catch (Broken e) {
      var why = String.valueOf(e.getMessage());
      return e.begun ? new Answer.Unclear(why) : new Answer.Unreachable(why);
    } finally {
      if (wanted.writes()) {
        budget.wrote(clock.instant());
      }
    }
  }

  /** Renamed repositories are elsewhere, but never at another host. */
  private HttpResponse<byte[]> followed(
      Wanted wanted, URI base, Secret token, Optional<String> etag) throws Broken {
    var path = wanted.call.path();
    var response = exchange.send(request(wanted, base, path, token, etag));
    for (int hops = 0; hops < MOST_REDIRECTS; hops++) {
      var to = redirect(wanted, base, response);
      if (to.isEmpty()) {
        break;
      }
      response = exchange.send(request(wanted, base, to.get().toString(), token, etag));
    }
    return response;
  }

  private static Optional<URI> redirect(Wanted wanted, URI base, HttpResponse<byte[]> response) {
    int status = response.statusCode();
    boolean same = wanted.reads() ? REDIRECTS.contains(status) : status == 307 || status == 308;
    return same
        ? response.headers().firstValue("location").flatMap(to -> Told.below(base, to))
        : Optional.empty();
  }

  private HttpRequest request(
      Wanted wanted, URI base, String path, Secret token, Optional<String> etag) {
    var request = HttpRequest.newBuilder(URI.create(base + path));
    headers.put(request, wanted.call.host(), token);
    etag.ifPresent(tag -> request.setHeader("If-None-Match", tag));
    var body = wanted.body;
    if (body == null) {
      return request.method(wanted.method, BodyPublishers.noBody()).build();
    }
    request.setHeader("Content-Type", "application/json");
    return request.method(wanted.method, BodyPublishers.ofString(body.toString())).build();
  }

  private Answer read(
      Account account, Host host, URI base, HttpResponse<byte[]> response, Budget budget) {
    var told = response.headers();
    var date = Told.date(told, clock);
    int status = response.statusCode();
    var body = new String(response.body(), UTF_8);
    if (status < 300 || status == 304) {
      budget.answered(told);
      return status == 304
          ? new Answer.NotModified(date)
          : new Answer.Taken(status, body, Told.next(base, told), date);
    }
    var refused = refusals.read(status, told, body, date);
    if (refused.kind() == Kind.UNAUTHORIZED && host == Host.API) {
      accounts.refused(account);
    }
    return counted(refused, told, date, budget);
  }

  private Refused counted(Refused refused, HttpHeaders told, Instant date, Budget budget) {
    var asked = refused.retryAt();
    if (refused.kind() != Kind.RATE && asked == null) {
      budget.answered(told);
      return refused;
    }
    // By our clock, which says when we ask again.
    var now = clock.instant();
    var ours = asked == null ? null : now.plus(Duration.between(date, asked));
    var until = budget.limited(told, ours, now);
    return new Refused(refused.kind(), refused.status(), refused.words(), until);
  }

  @Override
  public void close() {
    exchange.close();
  }
}
