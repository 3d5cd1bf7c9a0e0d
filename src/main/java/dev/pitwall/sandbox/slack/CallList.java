package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Calls of the Web API for people to read. */
final class CallList {
  private CallList() {}

  static List<JsonNode> of(List<Call> calls) {
    return calls.stream().map(CallList::described).toList();
  }

  private static JsonNode described(Call call) {
    var described =
        Json.object()
            .put("at", call.at().toString())
            .put("method", call.method())
            .put("status", call.status());
    described.set("args", call.args());
    described.set("answer", call.answer());
    return described;
  }
}
