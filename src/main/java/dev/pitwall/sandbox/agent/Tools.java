package dev.pitwall.sandbox.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The agent's hands: each does the real thing in the folder and shows it as a tool call. */
final class Tools {
  private static final double SECONDS_BEFORE = 0.9;
  private static final double SECONDS_DURING = 1.3;

  private final Turn turn;
  private final Shell shell;

  Tools(Turn turn) {
    this.turn = turn;
    this.shell = new Shell(turn.folder());
  }

  void read(String file) throws IOException, InterruptedException {
    var path = turn.folder().resolve(file);
    var input = Wire.object().put("filePath", path.toString());
    var call = begin("read", file, path, 1, input);
    var text = Files.readString(path);
    turn.took(text);
    end(call, text, Wire.object().put("output", text));
  }

  void search(String text) throws IOException, InterruptedException {
    var input = Wire.object().put("pattern", text).put("path", turn.folder().toString());
    var call = begin("search", "Search for \"" + text + "\"", null, 0, input);
    var found = shell.run("git grep -n -F -e " + quoted(text));
    turn.took(found.output());
    var matches = found.output().lines().count();
    var raw = Wire.object().put("output", found.output());
    raw.putObject("metadata").put("matches", matches);
    end(call, found.output(), raw);
  }

  /** Replaces {@code old}; null appends {@code now} to the file, which is made when absent. */
  void edit(String file, @Nullable String old, String now)
      throws IOException, InterruptedException, AgentFailure {
    var path = turn.folder().resolve(file);
    var existed = Files.exists(path);
    var text = existed ? Files.readString(path) : "";
    int at = old == null ? text.length() : text.indexOf(old);
    if (at < 0) {
      throw new AgentFailure(file + " is not as I read it; somebody else works here.");
    }
    var input =
        Wire.object()
            .put("filePath", path.toString())
            .put("oldString", old == null ? "" : old)
            .put("newString", now);
    int line = 1 + (int) text.substring(0, at).lines().count();
    var call = begin("edit", file, path, line, input);
    Files.writeString(
        path, text.substring(0, at) + now + text.substring(old == null ? at : at + old.length()));
    var update = update(call, "completed");
    var diff = update.putArray("content").addObject().put("type", "diff");
    diff.put("path", path.toString())
        .put("oldText", existed ? input.path("oldString").asText() : null);
    diff.put("newText", now);
    update.putObject("rawOutput").put("output", "Edit applied.");
    turn.update(update);
  }

  /** Runs a command; what it is called is told once it runs, as agents do. */
  Shell.Result run(String command, String description) throws IOException, InterruptedException {
    turn.pause(SECONDS_BEFORE);
    var call = Turn.nextCall();
    var announced = Wire.object().put("sessionUpdate", "tool_call").put("toolCallId", call);
    announced.put("title", "bash").put("kind", "execute").put("status", "pending");
    announced.putObject("rawInput");
    turn.update(announced);
    return perform(call, command, description);
  }

  /** As {@link #run}, for a call that was announced already. */
  Shell.Result perform(String call, String command, String description)
      throws IOException, InterruptedException {
    var started = update(call, "in_progress").put("title", description);
    started.putObject("rawInput").put("command", command).put("description", description);
    turn.update(started);
    turn.pause(SECONDS_DURING);
    var result = shell.run(command);
    turn.took(result.output());
    var raw = Wire.object().put("output", result.output());
    raw.putObject("metadata").put("exit", result.exit()).put("description", description);
    // "completed" whatever the exit code: that is what agents in the wild say.
    end(call, result.output(), raw);
    turn.usage();
    return result;
  }

  private String begin(String kind, String title, @Nullable Path path, int line, ObjectNode input)
      throws InterruptedException {
    turn.pause(SECONDS_BEFORE);
    var call = Turn.nextCall();
    var update = Wire.object().put("sessionUpdate", "tool_call").put("toolCallId", call);
    update.put("title", title).put("kind", kind).put("status", "pending");
    if (path != null) {
      update.putArray("locations").addObject().put("path", path.toString()).put("line", line);
    }
    turn.update(update.set("rawInput", input));
    turn.update(update(call, "in_progress"));
    turn.pause(SECONDS_DURING);
    return call;
  }

  private void end(String call, String text, ObjectNode raw) {
    var update = update(call, "completed");
    var block = update.putArray("content").addObject().put("type", "content");
    block.putObject("content").put("type", "text").put("text", text);
    turn.update(update.set("rawOutput", raw));
  }

  private static ObjectNode update(String call, String status) {
    return Wire.object()
        .put("sessionUpdate", "tool_call_update")
        .put("toolCallId", call)
        .put("status", status);
  }

  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
