package dev.pitwall.sandbox.github.play;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.sandbox.github.wire.Json;
import dev.pitwall.sandbox.github.world.Commit;
import dev.pitwall.sandbox.github.world.Repo;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A step as a call of one of the agent's tools.
 *
 * @param changes files that it changes
 */
record ToolCall(
    String name, ObjectNode arguments, String output, boolean well, List<Commit.Changed> changes) {

  /**
   * @param plan of the play
   */
  static ToolCall of(Step.Tool step, Repo repo, List<String> plan) {
    return switch (step) {
      case Step.Setup(var what) ->
          plain("run_setup", Json.object().put("name", what), what + " finished");
      case Step.View(var path, var text) ->
          plain("view", Json.object().put("path", onRunner(repo, path)), text);
      case Step.Run(var command, var what, var output, var exit) ->
          new ToolCall(
              "bash",
              Json.object().put("command", command).put("description", what),
              output.strip() + "\n<exited with exit code " + exit + ">",
              exit == 0,
              List.of());
      case Step.Edit(var path, var old, var now) -> edit(repo, path, old, now);
      case Step.Create(var path, var text) -> create(repo, path, text);
      case Step.Push(var message, var done) ->
          plain(
              "report_progress",
              Json.object()
                  .put("commitMessage", message)
                  .put("prDescription", checklist(plan, done)),
              "Progress reported");
    };
  }

  private static ToolCall plain(String name, ObjectNode arguments, String output) {
    return new ToolCall(name, arguments, output, true, List.of());
  }

  private static ToolCall edit(Repo repo, String path, String old, String now) {
    int before = lines(old);
    int after = lines(now);
    var patch = hunk(before, after) + marked(old, "-") + "\n" + marked(now, "+");
    return new ToolCall(
        "str_replace",
        Json.object().put("path", onRunner(repo, path)).put("old_str", old).put("new_str", now),
        header(path) + patch,
        true,
        List.of(new Commit.Changed(path, "modified", after, before, patch)));
  }

  private static ToolCall create(Repo repo, String path, String text) {
    var patch = hunk(0, lines(text)) + marked(text, "+");
    return new ToolCall(
        "create",
        Json.object().put("path", onRunner(repo, path)).put("file_text", text),
        header(path) + patch,
        true,
        List.of(new Commit.Changed(path, "added", lines(text), 0, patch)));
  }

  private static String header(String path) {
    return "diff --git a/" + path + " b/" + path + "\n--- a/" + path + "\n+++ b/" + path + "\n";
  }

  private static String hunk(int before, int after) {
    return "@@ -" + Math.min(before, 1) + "," + before + " +1," + after + " @@\n";
  }

  private static int lines(String text) {
    return (int) text.lines().count();
  }

  private static String marked(String text, String mark) {
    return text.lines().map(line -> mark + line).collect(Collectors.joining("\n"));
  }

  /** Where the file lies while the agent works. */
  private static String onRunner(Repo repo, String path) {
    return "/home/runner/work/" + repo.name + "/" + repo.name + "/" + path;
  }

  static String checklist(List<String> plan, int done) {
    return Stream.iterate(0, i -> i < plan.size(), i -> i + 1)
        .map(i -> (i < done ? "- [x] " : "- [ ] ") + plan.get(i))
        .collect(Collectors.joining("\n"));
  }
}
