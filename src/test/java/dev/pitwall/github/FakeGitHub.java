package dev.pitwall.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.access.Account;
import dev.pitwall.github.api.Allowance;
import dev.pitwall.github.api.Answer;
import dev.pitwall.github.api.Answer.Kind;
import dev.pitwall.github.api.Answer.Refused;
import dev.pitwall.github.api.Answer.Taken;
import dev.pitwall.github.api.Call;
import dev.pitwall.github.api.GitHub;
import dev.pitwall.github.api.Room;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A GitHub in memory, in which tests make tasks happen; it counts what it is asked. */
public final class FakeGitHub implements GitHub, Allowance {
  private static final Pattern LIST =
      Pattern.compile("/agents/(?:repos/(?<repo>[^/]+/[^/]+)/)?tasks\\?(?<query>.*)");
  private static final Pattern TASK = Pattern.compile("/agents/tasks/(?<id>[^/?]+)");
  private static final Pattern PULL = Pattern.compile("/repos/[^/]+/[^/]+/pulls/(?<n>\\d+)");
  private static final Pattern HEAD = Pattern.compile("/repos/[^/]+/[^/]+/pulls\\?.*head=(?<h>.*)");

  public final Map<String, FakeTask> tasks = new LinkedHashMap<>();

  /** What was asked, as {@code GET /path}. */
  public final List<String> asked = new ArrayList<>();

  /** What was sent, by method and path. */
  public final Map<String, @Nullable JsonNode> sent = new LinkedHashMap<>();

  /** Given instead of what would be answered, while it is not null. */
  public Function<String, @Nullable Answer> instead = _ -> null;

  /** Told who asks for what, before anything is answered. */
  public BiConsumer<Account, Call> asking = (_, _) -> {};

  public final Map<String, Answer> fixed = new HashMap<>();
  public Room room = Room.UNKNOWN;
  public int pageSize = 100;

  private final InstantSource clock;

  public FakeGitHub(InstantSource clock) {
    this.clock = clock;
  }

  public FakeTask task(String id, String repository, String name) {
    var task = new FakeTask(id, repository, name, clock);
    tasks.put(id, task);
    return task;
  }

  public FakeTask task(String id) {
    return Objects.requireNonNull(tasks.get(id), id);
  }

  @Override
  public Room room(Account account) {
    return room;
  }

  @Override
  public Answer get(Account account, Call call) {
    asking.accept(account, call);
    asked.add("GET " + call.path());
    var other = instead.apply("GET " + call.path());
    return other == null ? answer(call.path()) : other;
  }

  @Override
  public Answer send(Account account, String method, Call call, @Nullable JsonNode body) {
    var line = method + " " + call.path();
    asked.add(line);
    sent.put(line, body);
    var other = instead.apply(line);
    if (other != null) {
      return other;
    }
    var known = fixed.get(line);
    return known == null ? new Refused(Kind.NOT_FOUND, 404, "Not Found", null) : known;
  }

  /** How often something like that was asked. */
  public long count(String pattern) {
    return asked.stream().filter(line -> line.matches(pattern)).count();
  }

  public static Taken ok(JsonNode body, Instant date) {
    return new Taken(200, body.toString(), null, date);
  }

  private Answer answer(String path) {
    var known = fixed.get("GET " + path);
    if (known != null) {
      return known;
    }
    Matcher match = LIST.matcher(path);
    if (match.matches()) {
      return list(match.group("repo"), match.group("query"));
    }
    match = TASK.matcher(path);
    if (match.matches() && tasks.containsKey(match.group("id"))) {
      return ok(task(match.group("id")).whole(), clock.instant());
    }
    match = PULL.matcher(path);
    if (match.matches()) {
      int number = Integer.parseInt(match.group("n"));
      return tasks.values().stream()
          .filter(t -> t.number == number)
          .findFirst()
          .<Answer>map(t -> ok(t.pull(), clock.instant()))
          .orElseGet(FakeGitHub::absent);
    }
    match = HEAD.matcher(path);
    if (match.matches()) {
      var pulls = JsonNodeFactory.instance.arrayNode();
      tasks.values().stream().filter(t -> t.number > 0).forEach(t -> pulls.add(t.pull()));
      return ok(pulls, clock.instant());
    }
    return absent();
  }

  private static Answer absent() {
    return new Refused(Kind.NOT_FOUND, 404, "Not Found", null);
  }

  private Answer list(@Nullable String repository, String query) {
    var asked = parameters(query);
    var since = asked.containsKey("since") ? Instant.parse(asked.get("since")) : Instant.EPOCH;
    int page = Integer.parseInt(asked.getOrDefault("page", "1"));
    var all =
        tasks.values().stream()
            .filter(t -> repository == null || t.repository.equals(repository))
            .filter(t -> !t.updated.isBefore(since))
            .sorted(Comparator.comparing((FakeTask t) -> t.updated).reversed())
            .toList();
    int from = Math.min(all.size(), (page - 1) * pageSize);
    int to = Math.min(all.size(), page * pageSize);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("tasks");
    all.subList(from, to).forEach(t -> list.add(t.listed()));
    var rest = query.replaceAll("&page=\\d+", "");
    var base = repository == null ? "/agents/tasks?" : "/agents/repos/" + repository + "/tasks?";
    var next = to < all.size() ? URI.create(base + rest + "&page=" + (page + 1)) : null;
    return new Taken(200, body.toString(), next, clock.instant());
  }

  private static Map<String, String> parameters(String query) {
    var map = new HashMap<String, String>();
    for (var pair : query.split("&", -1)) {
      var parts = pair.split("=", 2);
      map.put(parts[0], parts.length > 1 ? parts[1] : "");
    }
    return map;
  }
}
