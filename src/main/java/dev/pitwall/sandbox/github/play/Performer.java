package dev.pitwall.sandbox.github.play;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.sandbox.github.wire.Json;
import dev.pitwall.sandbox.github.world.AgentSession;
import dev.pitwall.sandbox.github.world.Ids;
import dev.pitwall.sandbox.github.world.State;
import dev.pitwall.sandbox.github.world.Task;
import dev.pitwall.sandbox.github.world.World;
import java.time.Instant;
import java.util.List;

/** Does what a beat of a session is. */
final class Performer {
  /** Before the first beat of the play: the run is requested, and it begins. */
  private static final int PRELUDE = 2;

  private static final long NANOS_PER_BEAT = 90_000_000;

  private final World world;
  private final Plays plays;
  private final Branch branch;
  private final Runs runs;
  private final Ending ending;

  Performer(World world, Plays plays, Branch branch, Runs runs, Ending ending) {
    this.world = world;
    this.plays = plays;
    this.branch = branch;
    this.runs = runs;
    this.ending = ending;
  }

  /** Performs the next beat; the session's clock is set by the caller. */
  void beat(Task task, AgentSession session, Instant now) {
    touch(task, session, now);
    int beat = session.beat;
    if (beat == 0) {
      runs.request(task, session, now);
    } else if (beat == 1) {
      begin(task, session, now);
    } else if (!session.heard.isEmpty()) {
      reply(task, session, now);
      return;
    } else {
      perform(task, session, beat - PRELUDE, now);
    }
    session.beat++;
  }

  private void begin(Task task, AgentSession session, Instant now) {
    var log = new Log(session, task.model, now);
    log.event("session.start", Json.object().put("producer", "copilot-agent"));
    log.heard(session.prompt, "idle");
    log.event("assistant.turn_start", Json.object().put("turnId", session.id));
    session.state = State.IN_PROGRESS;
    runs.begin(task, session, now);
    if (task.head.isEmpty()) {
      branch.open(task, session, now);
    }
    runs.note(task, session, "copilot_work_started", now);
  }

  private void reply(Task task, AgentSession session, Instant now) {
    var heard = session.heard.removeFirst();
    var log = new Log(session, task.model, now);
    log.said(Ids.uuid(), "Understood, I will take this into account: " + heard, false);
  }

  private void perform(Task task, AgentSession session, int index, Instant now) {
    var play = plays.named(session.play);
    var beats = play.beats();
    session.nanoCredits += NANOS_PER_BEAT;
    if (index >= beats.size()) {
      ending.well(task, session, title(play, task), now);
      return;
    }
    var beat = beats.get(index);
    boolean last = index == beats.size() - 1;
    var log = new Log(session, task.model, now);
    switch (beat.step()) {
      case Step.Intent(var text) -> log.intent(told(text, task));
      case Step.Think(var text) -> log.thought(told(text, task));
      case Step.Say(var text) -> say(log, session, told(text, task), beat, last);
      case Step.Ask(var question, var choices) -> ask(task, session, question, choices, now);
      case Step.End end -> end(task, session, end, now);
      case Step.Tool tool -> call(task, session, tool, beat, now);
    }
  }

  /** What the pull request is called in the end. */
  String title(Task task, AgentSession session) {
    return title(plays.named(session.play), task);
  }

  private static String title(Play play, Task task) {
    return told(play.title(), task);
  }

  private static void say(Log log, AgentSession session, String text, Beat beat, boolean last) {
    var id = session.id.substring(0, 8) + "-m" + beat.index();
    if (beat.second()) {
      log.said(id, text, last);
    } else {
      log.partly(
          id,
          text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2)));
    }
  }

  void ask(Task task, AgentSession session, String question, List<String> choices, Instant now) {
    session.state = State.WAITING_FOR_USER;
    touch(task, session, now);
    session.question = Ids.uuid();
    var data =
        Json.object().put("requestId", session.question).put("question", told(question, task));
    choices.forEach(data.putArray("choices")::add);
    data.put("allowFreeform", true).put("toolCallId", "call_" + session.question.substring(0, 8));
    var log = new Log(session, task.model, now);
    log.said(Ids.uuid(), told(question, task), false);
    log.event("user_input.requested", data);
  }

  void answered(Task task, AgentSession session, String answer, Instant now) {
    var data = Json.object().put("requestId", session.question).put("answer", answer);
    new Log(session, task.model, now).event("user_input.completed", data);
    session.question = "";
    session.state = State.IN_PROGRESS;
  }

  static void touch(Task task, AgentSession session, Instant now) {
    session.updatedAt = now;
    task.updatedAt = now;
  }

  private void end(Task task, AgentSession session, Step.End end, Instant now) {
    switch (end.how()) {
      case "failed" -> ending.failed(task, session, told(end.why(), task), now);
      case "timed_out" -> ending.timedOut(task, session, now);
      case "never" -> session.nextAt = null;
      default -> throw new IllegalStateException("A play ends " + end.how() + ".");
    }
  }

  private void call(Task task, AgentSession session, Step.Tool tool, Beat beat, Instant now) {
    var plan = plays.named(session.play).plan();
    var call = ToolCall.of(tool, world.repo(task.repository), plan);
    var log = new Log(session, task.model, now);
    var id = "call_" + session.id.substring(0, 8) + "_" + beat.index();
    ObjectNode arguments = call.arguments();
    if (!beat.second()) {
      log.toolStarts(id, call.name(), arguments);
      return;
    }
    log.toolEnds(id, call.name(), arguments, told(call.output(), task), call.well());
    session.unpushed.addAll(call.changes());
    if (tool instanceof Step.Push(var message, var done)) {
      branch.push(task, session, told(message, task), session.unpushed, now);
      session.unpushed.clear();
      session.plan.clear();
      session.plan.addAll(plan);
      session.done = done;
      branch.describe(task, session, now);
    }
  }

  private static String told(String text, Task task) {
    return text.replace("${task}", task.name);
  }
}
