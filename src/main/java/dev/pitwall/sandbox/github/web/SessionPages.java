package dev.pitwall.sandbox.github.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.sandbox.github.wire.Asked;
import dev.pitwall.sandbox.github.wire.Path;
import dev.pitwall.sandbox.github.wire.Refusal;
import dev.pitwall.sandbox.github.wire.Reply;
import dev.pitwall.sandbox.github.world.AgentSession;
import dev.pitwall.sandbox.github.world.Repo;
import dev.pitwall.sandbox.github.world.Task;
import dev.pitwall.sandbox.github.world.World;
import java.util.List;
import java.util.stream.Collectors;

/** The sessions of a pull request and their logs, to look at; and the runs they work in. */
final class SessionPages {
  private static final String SESSIONS = "/{owner}/{repo}/pull/{number}/agent-sessions";

  private final World world;

  SessionPages(World world) {
    this.world = world;
  }

  List<Path> paths() {
    return List.of(
        Path.get(SESSIONS, this::list),
        Path.get(SESSIONS + "/{session}", this::session),
        Path.get("/{owner}/{repo}/actions/runs/{run}", this::run));
  }

  private Repo repo(Asked asked) {
    return world.repo(asked.place("owner"), asked.place("repo")).orElseThrow(Refusal::notFound);
  }

  private Task task(Asked asked) {
    return world
        .taskOf(repo(asked), Math.toIntExact(Math.min(asked.id("number"), Integer.MAX_VALUE)))
        .orElseThrow(Refusal::notFound);
  }

  private Reply list(Asked asked) {
    var task = task(asked);
    var sessions =
        task.sessions.stream()
            .map(session ->
                "<li>%s %s</li>"
                    .formatted(
                        Html.link(asked.path() + "/" + session.id, session.name),
                        session.state.word()))
            .collect(Collectors.joining());
    return Reply.html(200, Html.page("Sessions of " + task.name, "<ul>" + sessions + "</ul>"));
  }

  private Reply session(Asked asked) {
    return task(asked).sessions.stream()
        .filter(session -> session.id.equals(asked.place("session")))
        .findFirst()
        .map(SessionPages::page)
        .orElseThrow(Refusal::notFound);
  }

  private static Reply page(AgentSession session) {
    var log = session.chunks.stream().map(SessionPages::entry).collect(Collectors.joining());
    var body = "<p class=\"muted\">" + session.state.word() + "</p>" + log;
    return Reply.html(200, Html.page(session.name, body));
  }

  /** A thought, a finished tool call or a message; nothing for a call that has only started. */
  private static String entry(ObjectNode chunk) {
    var delta = chunk.at("/choices/0/delta");
    var thought = delta.path("reasoning_text").asText();
    if (!thought.isEmpty()) {
      return "<p class=\"muted\">" + Html.escaped(thought) + "</p>";
    }
    var content = delta.path("content").asText();
    if (content.isEmpty()) {
      return "";
    }
    var tool = delta.at("/tool_calls/0/function/name").asText();
    return tool.isEmpty()
        ? "<p>" + Html.escaped(content) + "</p>"
        : "<p><b>" + Html.escaped(tool) + "</b></p><pre>" + Html.escaped(content) + "</pre>";
  }

  private Reply run(Asked asked) {
    var run = repo(asked).run(asked.id("run")).orElseThrow(Refusal::notFound);
    var body = "<p>" + run.status + " " + run.conclusion + "</p>";
    return Reply.html(200, Html.page("Copilot coding agent #" + run.number, body));
  }
}
