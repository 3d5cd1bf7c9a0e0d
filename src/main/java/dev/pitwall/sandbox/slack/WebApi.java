package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Every Web API method: token, scopes, rate limit, then the method itself; calls are kept. */
final class WebApi {
  private final Workspace workspace;
  private final Access access;
  private final RateLimits limits;
  private final Faults faults;
  private final Map<String, ApiMethod> methods = new LinkedHashMap<>();
  private final Kept<Call> calls = new Kept<>();
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
    if (faults.unreachable()) {
      return kept(name, args, Reply.broken());
    }
    var fault = faults.take(name);
    return kept(
        name,
        args,
        fault.isPresent() ? faulty(fault.get(), name, token, args) : right(name, token, args));
  }

  private Reply faulty(Fault fault, String name, String token, Args args) {
    return switch (fault) {
      case Fault.RateLimited(var after) ->
          Reply.rateLimited(after.map(WebApi::retryAfter).orElseGet(Map::of));
      case Fault.ServerError(var afterDoing) -> {
        if (afterDoing) {
          right(name, token, args);
        }
        yield Reply.serverError();
      }
      case Fault.HtmlBody() -> Reply.html();
      case Fault.Dropped(var afterDoing) -> {
        if (afterDoing) {
          right(name, token, args);
        }
        yield Reply.broken();
      }
      case Fault.Delayed(var by) -> right(name, token, args).late(by);
      case Fault.Refused(var error) -> Reply.json(refused(new ApiRefusal(error)));
    };
  }

  private Reply right(String name, String token, Args args) {
    try {
      var method = methods.get(name);
      if (method == null) {
        throw new ApiRefusal("unknown_method");
      }
      access.check(token);
      if (!access.may(method.scopes())) {
        return Reply.json(missingScope(method));
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

  private ObjectNode missingScope(ApiMethod method) {
    return Json.object()
        .put("ok", false)
        .put("error", "missing_scope")
        .put("needed", String.join(",", method.scopes()))
        .put("provided", scopes());
  }

  private static ObjectNode refused(ApiRefusal refusal) {
    var answer = Json.object().put("ok", false).put("error", refusal.error());
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

  private Reply kept(String name, Args args, Reply reply) {
    var answer =
        reply.type().startsWith("application/json")
            ? Json.parse(reply.body())
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .orElseGet(Json::object)
            : Json.object();
    var call = new Call(name, args.all(), answer, reply.status(), workspace.clock.instant());
    calls.add(call);
    listeners.forEach(listener -> listener.accept(call));
    return reply;
  }
}
