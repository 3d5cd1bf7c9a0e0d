package dev.pitwall.github.log;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.LogEntry.Detail;
import dev.pitwall.session.LogEntry.FileChange;
import dev.pitwall.session.LogEntry.ToolCall;
import dev.pitwall.session.LogEntry.ToolKind;
import dev.pitwall.session.LogEntry.ToolStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What a pull request and a branch tell of the agent's work; each sign of it is told once. */
final class Signals {
  private static final int KEPT = 400;
  private static final int TEXT = 16_000;
  private static final int LINE = 200;
  private static final int MOST_FILES = 300;
  private static final String REVIEWER = "copilot-pull-request-reviewer";

  /** GitHub's coding agents, by the names they go by as authors. */
  private static final Pattern AGENT =
      Pattern.compile(
          "(?i)copilot(?:-swe-agent)?(?:\\[bot\\])?|(?:anthropic|openai)-code-agent(?:\\[bot\\])?"
              + "|\\d+\\+copilot@users\\.noreply\\.github\\.com");

  private static final Pattern CHECKED = Pattern.compile("(?m)^\\s{0,20}[-*+] \\[[xX]\\] (.+)$");

  private final Instant since;
  private final Set<Long> seen;
  private final Map<Long, Signal> unseen = new LinkedHashMap<>();
  private final long notBefore;
  private Cursor cursor;
  private int pages;
  private String closing = "";
  private String failure = "";

  /**
   * @param sha of the commit that it is; empty for others
   */
  private record Signal(LogEntry entry, String sha) {}

  /**
   * @param begun when the task was asked for: its pull request may be older
   */
  Signals(Instant begun, Cursor cursor) {
    this.since = begun.minusSeconds(60);
    this.cursor = cursor;
    this.seen = new LinkedHashSet<>(cursor.seen());
    // Of a very long one not all signs are remembered; those that are not are old.
    boolean byTime = cursor.byTime() || seen.size() >= KEPT;
    this.notBefore = byTime ? cursor.at() : Long.MIN_VALUE;
  }

  /** Takes a pull request: of its description, what is checked off. */
  void pullRequest(JsonNode pull) {
    var at = Foreign.time(pull.path("updated_at"), since);
    var body = Foreign.text(pull.path("body").asText(""), 4 * TEXT);
    CHECKED
        .matcher(body)
        .results()
        .map(match -> Foreign.line(match.group(1), LINE))
        .forEach(item -> add("check " + item, new LogEntry.Progress(at, "✓ " + item), ""));
  }

  /** Takes an event of the pull request's timeline. */
  void event(JsonNode event) {
    var type = event.path("event").asText("");
    var app = event.path("performed_via_github_app").path("slug").asText("");
    if (app.equals(REVIEWER)) {
      return;
    }
    var at = Foreign.time(event.path("created_at"), since);
    var key = type + " " + event.path("id").asText(at.toString());
    switch (type) {
      case "copilot_work_started" -> {
        failure = "";
        add(key, new LogEntry.Setup(at, "Started work"), "");
      }
      case "copilot_work_finished" -> add(key, new LogEntry.Progress(at, "Finished work"), "");
      case "copilot_work_finished_failure" -> {
        failure = "Copilot met an error and ended its work.";
        add(key, new LogEntry.Failure(at, failure), "");
      }
      case "commented" -> comment(key, event, at);
      case "committed" -> commit(event.path("sha"), event, event.path("author"));
      default -> {}
    }
  }

  private void comment(String key, JsonNode event, Instant at) {
    var text = Foreign.text(event.path("body").asText(""), TEXT);
    if (agent(event.path("user").path("login")) && !text.isEmpty()) {
      closing = at.isBefore(since) ? closing : text;
      add(key, new LogEntry.Message(at, text), "");
    }
  }

  /** Takes a commit of the branch. */
  void branchCommit(JsonNode commit) {
    var author = commit.path("commit").path("author");
    if (agent(commit.path("author").path("login"))) {
      commit(commit.path("sha"), commit.path("commit"), author, true);
    } else {
      commit(commit.path("sha"), commit.path("commit"), author);
    }
  }

  private void commit(JsonNode sha, JsonNode commit, JsonNode author) {
    commit(sha, commit, author, agent(author.path("name")) || agent(author.path("email")));
  }

  private void commit(JsonNode sha, JsonNode commit, JsonNode author, boolean agents) {
    var id = Foreign.line(sha.asText(""), 64);
    if (agents && !id.isEmpty()) {
      var at =
          Foreign.time(
              commit.path("committer").path("date"), Foreign.time(author.path("date"), since));
      var said = commit.path("message").asText("").strip().lines().findFirst().orElse("");
      var title = Foreign.line("Commit: " + said, LINE);
      add(
          "commit " + id,
          new ToolCall(at, id, ToolKind.OTHER, title, ToolStatus.COMPLETED, Detail.NONE),
          id);
    }
  }

  private static boolean agent(JsonNode name) {
    return AGENT.matcher(name.asText("")).matches();
  }

  private void add(String key, LogEntry entry, String sha) {
    long print = Mark.print(key);
    boolean old = entry.at().isBefore(since) || entry.at().toEpochMilli() <= notBefore;
    if (!old && !seen.contains(print)) {
      unseen.putIfAbsent(print, new Signal(entry, sha));
    }
  }

  void read(int page) {
    pages = Math.max(pages, page);
  }

  /** How many pages the timeline had. */
  int pagesRead() {
    return pages;
  }

  /**
   * What was not told, in the order in which it happened.
   *
   * @param commit a commit with its files, by its hash
   */
  LogNews.Read news(Function<String, JsonNode> commit) {
    seen.addAll(unseen.keySet());
    var entries = new ArrayList<LogEntry>();
    unseen.values().stream()
        .sorted(Comparator.comparing(signal -> signal.entry().at()))
        .forEach(signal -> entries.add(whole(signal, commit)));
    unseen.clear();
    for (var entry : entries) {
      cursor = cursor.at(entry.at().toEpochMilli());
    }
    var latest = List.copyOf(seen);
    cursor = cursor.seen(latest.subList(Math.max(0, latest.size() - KEPT), latest.size()));
    return new LogNews.Read(entries, cursor.stored(), "", null, closing, failure);
  }

  private static LogEntry whole(Signal signal, Function<String, JsonNode> commit) {
    if (!(signal.entry() instanceof ToolCall call)) {
      return signal.entry();
    }
    var changes = new ArrayList<FileChange>();
    for (var file : commit.apply(signal.sha()).path("files")) {
      if (changes.size() < MOST_FILES) {
        changes.add(
            new FileChange(
                Foreign.path(file.path("filename").asText("")),
                file.path("additions").asInt(),
                file.path("deletions").asInt()));
      }
    }
    var paths = changes.stream().map(FileChange::path).toList();
    return changes.isEmpty()
        ? call
        : new ToolCall(
            call.at(),
            call.callId(),
            ToolKind.EDIT,
            call.title(),
            call.status(),
            new Detail(paths, "", null, "", changes));
  }
}
