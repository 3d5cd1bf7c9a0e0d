package dev.pitwall.github.log;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitwall.access.Account;
import dev.pitwall.github.api.Answer;
import dev.pitwall.github.api.Answer.Kind;
import dev.pitwall.github.api.Answer.NotModified;
import dev.pitwall.github.api.Answer.Refused;
import dev.pitwall.github.api.Answer.Taken;
import dev.pitwall.github.api.Call;
import dev.pitwall.github.api.GitHub;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A GitHub that has what the test put there; what was not changed since is not sent again. */
final class FakeGitHub implements GitHub {
  static final Account OCTOCAT = new Account(583231, "octocat", null);
  private static final Instant DATE = Instant.parse("2026-11-22T07:10:00Z");

  final List<String> asked = new ArrayList<>();
  private final Map<String, Answer> answers = new HashMap<>();
  private final Map<String, Answer> sent = new HashMap<>();

  void has(String path, String body) {
    answers.put(path, new Taken(200, body, null, DATE));
  }

  void hasMore(String path, String body, String next) {
    answers.put(path, new Taken(200, body, URI.create(next), DATE));
  }

  void answers(String path, Answer answer) {
    answers.put(path, answer);
  }

  void refuses(String path, Kind kind) {
    answers.put(path, new Refused(kind, 400, "", null));
  }

  @Override
  public Answer get(Account account, Call call) {
    var answer = answer(call);
    var before = sent.put(call.path(), answer);
    return answer instanceof Taken && answer.equals(before) ? new NotModified(DATE) : answer;
  }

  @Override
  public Answer getAgain(Account account, Call call) {
    var answer = answer(call);
    sent.put(call.path(), answer);
    return answer;
  }

  private Answer answer(Call call) {
    asked.add(call.path());
    return answers.getOrDefault(call.path(), new Refused(Kind.NOT_FOUND, 404, "Not Found", null));
  }

  @Override
  public Answer send(Account account, String method, Call call, @Nullable JsonNode body) {
    throw new AssertionError("Reading a log changes nothing");
  }
}
