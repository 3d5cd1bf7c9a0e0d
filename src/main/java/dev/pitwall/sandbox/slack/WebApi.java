package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.sandbox.slack.Call.Effect;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Every Web API method: token, scopes, rate limit, then the method itself; calls are kept. */
final class WebApi {
  private final Workspace workspace;
  private final Access access;
  private final RateLimits limits;
  private final Faults faults;
  private final Map<String, ApiMethod> methods = new LinkedHashMap<>();
  private final Kept<Call> calls = new Kept<>();
  private final PriorityQueue<Late> late = new PriorityQueue<>(Comparator.comparing(Late::at));
  private final List<Consumer<Call>> listeners = new CopyOnWriteArrayList<>();

  WebApi(Workspace workspace, Access access, RateLimits limits, Faults faults) {
    this.workspace = workspace;
    this.access = access;
    this.limits = limits;
    this.faults = faults;
  }

  void add(List<ApiMethod> more) {
    more.forEach(method -> methods.put(method.name(), method));
  }

  List<Call> calls() {
    return calls.all();
  }

  void forgetCalls() {
    calls.clear();
  }

  void onCall(Consumer<Call> listener) {
    listeners.add(listener);
  }

  /**
   * Answers one call.
   *
   * @param token as it was sent, empty for none
   */
  Reply call(String name, String token, Args args) {
    doWhatIsLate();
    if (faults.unreachable()) {
      return kept(name, args, Reply.broken(), Effect.NOTHING);
    }
    var fault = faults.take(name);
    return fault.isPresent()
        ? faulty(fault.get(), name, token, args)
        : told(name, args, right(name, token, args));
  }

  private Reply faulty(Fault fault, String name, String token, Args args) {
    return switch (fault) {
      case Fault.RateLimited(var after) ->
          kept(
              name,
              args,
              Reply.rateLimited(after.map(WebApi::retryAfter).orElseGet(Map::of)),
              Effect.NOTHING);
      case Fault.RateLimitedAs(var header) ->
          kept(name, args, Reply.rateLimited(Map.of("Retry-After", header)), Effect.NOTHING);
      case Fault.ServerError(var afterDoing) ->
          kept(name, args, Reply.serverError(), effect(afterDoing, name, token, args));
      case Fault.HtmlBody() -> kept(name, args, Reply.html(), Effect.NOTHING);
      case Fault.Dropped(var afterDoing) ->
          kept(name, args, Reply.broken(), effect(afterDoing, name, token, args));
      case Fault.Delayed(var by) -> told(name, args, right(name, token, args).late(by));
      case Fault.DoneLater(var after) -> {
        late.add(new Late(workspace.clock.instant().plus(after), name, token, args));
        yield kept(name, args, Reply.broken(), Effect.LATER);
      }
      case Fault.Refused(var error) ->
          kept(name, args, Reply.json(refused(new ApiRefusal(error))), Effect.NOTHING);
    };
  }

  private Effect effect(boolean done, String name, String token, Args args) {
    return done ? effect(right(name, token, args)) : Effect.NOTHING;
  }

  private static Effect effect(Reply reply) {
    boolean ok = Json.parse(reply.body()).map(json -> json.path("ok").asBoolean()).orElse(false);
    return ok ? Effect.DONE : Effect.NOTHING;
  }

  private Reply told(String name, Args args, Reply reply) {
    return kept(name, args, reply, effect(reply));
  }

  /** Does what was put off until now, in order of its time. */
  void doWhatIsLate() {
    for (var next = due(); next != null; next = due()) {
      var reply = right(next.name, next.token, next.args);
      keep(next.name, next.args, reply, effect(reply), true);
    }
  }

  private @Nullable Late due() {
    synchronized (late) {
      var first = late.peek();
      return first == null || first.at.isAfter(workspace.clock.instant()) ? null : late.poll();
    }
  }

  private record Late(Instant at, String name, String token, Args args) {}

  private Reply right(String name, String token, Args args) {
    try {
      var method = methods.get(name);
      if (method == null) {
        throw new ApiRefusal("unknown_method");
      }
      access.check(token);
      if (!access.may(method.scopes())) {
        throw ApiRefusal.missingScope(String.join(",", method.scopes()));
      }
      var wait = limits.take(method, args);
      if (wait.isPresent()) {
        return Reply.rateLimited(retryAfter(wait.get()));
      }
      var answer = Json.object().put("ok", true);
      answer.setAll(workspace.exclusively(() -> method.body().answer(args)));
      return Reply.json(answer);
    } catch (ApiRefusal refusal) {
      return Reply.json(refused(refusal));
    }
  }

  private ObjectNode refused(ApiRefusal refusal) {
    var answer = Json.object().put("ok", false).put("error", refusal.error());
    if (!refusal.needed().isEmpty()) {
      answer.put("needed", refusal.needed()).put("provided", scopes());
    }
    if (!refusal.messages().isEmpty()) {
      var messages = answer.putObject("response_metadata").putArray("messages");
      refusal.messages().forEach(message -> messages.add("[ERROR] " + message));
      if (refusal.error().equals("invalid_blocks")) {
        var errors = answer.putArray("errors");
        refusal.messages().forEach(errors::add);
      }
    }
    return answer;
  }

  /** What {@code Date} says. */
  String date() {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        workspace.clock.instant().atOffset(ZoneOffset.UTC));
  }

  /** What {@code X-OAuth-Scopes} says. */
  String scopes() {
    return String.join(",", new TreeSet<>(access.scopes()));
  }

  String acceptedScopes(String name) {
    var method = methods.get(name);
    return method == null ? "" : String.join(",", method.scopes());
  }

  private static Map<String, String> retryAfter(Duration wait) {
    return Map.of("Retry-After", "" + Math.max(1, wait.toSeconds()));
  }

  private Reply kept(String name, Args args, Reply reply, Effect effect) {
    keep(name, args, reply, effect, false);
    return reply;
  }

  private void keep(String name, Args args, Reply reply, Effect effect, boolean isLate) {
    var answer =
        reply.type().startsWith("application/json")
            ? Json.parse(reply.body())
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .orElseGet(Json::object)
            : Json.object();
    var call =
        new Call(
            name,
            args.all(),
            answer,
            reply.status(),
            reply.headers().getOrDefault("Retry-After", ""),
            effect,
            isLate,
            workspace.clock.instant());
    calls.add(call);
    listeners.forEach(listener -> listener.accept(call));
  }
}
