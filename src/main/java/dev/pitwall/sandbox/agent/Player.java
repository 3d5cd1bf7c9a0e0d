package dev.pitwall.sandbox.agent;

import java.io.IOException;
import java.util.List;

/** Performs a play, step by step. */
final class Player {
  private static final int TASK_LENGTH = 80;

  private final Turn turn;
  private final Tools tools;
  private List<String> plan = List.of();

  Player(Turn turn) {
    this.turn = turn;
    this.tools = new Tools(turn);
  }

  void perform(List<Step> steps) throws IOException, InterruptedException, AgentFailure {
    for (var step : steps) {
      perform(step);
    }
  }

  private void perform(Step step) throws IOException, InterruptedException, AgentFailure {
    switch (step) {
      case Step.Think(var text) -> turn.think(told(text));
      case Step.Say(var text) -> turn.say(told(text));
      case Step.Plan(var entries) -> {
        plan = entries;
        turn.plan(plan, 0);
      }
      case Step.Done(int entries) -> turn.plan(plan, entries);
      case Step.Read(var file) -> tools.read(file);
      case Step.Search(var text) -> tools.search(text);
      case Step.Edit(var file, var old, var now) -> tools.edit(file, old, told(now));
      case Step.Run run -> run(run);
      case Step.Commit(var message) -> commit(told(message));
      case Step.Ask ask -> perform(allows(ask) ? ask.allowed() : ask.rejected());
    }
  }

  private void run(Step.Run run) throws IOException, InterruptedException, AgentFailure {
    var result = tools.run(run.command(), run.what());
    if ((result.exit() == 0) != run.ends().equals("well")) {
      throw new AgentFailure(
          "`" + run.command() + "` ended with " + result.exit() + ", which I did not expect.");
    }
  }

  private void commit(String message) throws IOException, InterruptedException, AgentFailure {
    if (!new Shell(turn.folder()).run("git status --porcelain").output().isBlank()) {
      var command = "git add --all && git commit --quiet -m " + Tools.quoted(message);
      run(new Step.Run(command, "Commit the change", "well"));
    }
  }

  private boolean allows(Step.Ask ask) throws IOException, InterruptedException {
    var permission = new Permission(turn, tools);
    return permission.run(ask.command(), ask.what());
  }

  private String told(String text) {
    return text.replace("${task}", task(turn.prompt()));
  }

  /** The prompt's first line, for use in a sentence and in a file. */
  static String task(String prompt) {
    var line = prompt.strip().lines().findFirst().orElse("").replaceAll("\\p{C}", "").strip();
    if (line.codePointCount(0, line.length()) <= TASK_LENGTH) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, TASK_LENGTH)) + "…";
  }
}
