package dev.pitwall.sandbox.slack;

import java.util.List;
import java.util.Optional;

/** What people type: messages, edits, and slash commands. */
final class Talk {
  private final Workspace workspace;
  private final Payloads payloads;
  private final AppRequests app;
  private final Answers answers;
  private final Typed typed;
  private final List<SlashCommand> commands;

  Talk(Workspace workspace, Payloads payloads, AppRequests app, List<SlashCommand> commands) {
    this.workspace = workspace;
    this.payloads = payloads;
    this.app = app;
    this.commands = List.copyOf(commands);
    answers = new Answers(workspace);
    typed = new Typed(workspace);
  }

  /** Says it in the channel, or in the thread when {@code thread} is not empty; the new ts. */
  String say(String user, String channelName, String thread, String raw) {
    return workspace.exclusively(() -> {
      var channel = open(channelName);
      var message = MessageShapes.byPerson(user, workspace.stamps.next(), typed.message(raw));
      if (!thread.isEmpty()) {
        message.put("thread_ts", thread);
      }
      workspace.change(new Change.Posted(channel.id, message));
      return message.path("ts").asText();
    });
  }

  /** Sends a slash command, as typed in the channel's own composer. */
  AppAnswer command(String user, String channelName, String line) {
    var channel = workspace.exclusively(() -> open(channelName));
    var word = line.strip().split("\\s+", 2)[0];
    var known = commands.stream().filter(command -> command.word().equals(word)).findFirst();
    if (known.isEmpty()) {
      answers.slackbot(channel, user, word + " is not a valid command.");
      return new AppAnswer(AppAnswer.Outcome.ANSWERED, 200, "", false);
    }
    var raw = line.strip().substring(word.length()).strip();
    var text = known.get().escaped() ? typed.command(raw) : raw;
    var person = person(user);
    var form = workspace.exclusively(() -> payloads.command(person, channel, word, text));
    var answer = app.form(form);
    workspace.exclusively(() -> {
      take(channel, user, word, answer);
      return answer;
    });
    return answer;
  }

  private void take(Channel channel, String user, String word, AppAnswer answer) {
    if (!answer.ok()) {
      answers.slackbot(channel, user, failed(word, answer.error()));
      return;
    }
    try {
      answers.toCommand(channel, user, answer);
    } catch (ApiRefusal _) {
      answers.slackbot(channel, user, failed(word, "invalid_command_response"));
    }
  }

  private static String failed(String word, String error) {
    return word + " failed with the error \"" + error + "\"";
  }

  /** Takes back a message of one's own, or anybody's as an admin would. */
  void delete(String channel, String ts) {
    workspace.change(new Change.Deleted(channel, ts));
  }

  void edit(String user, String channelId, String ts, String raw) {
    workspace.exclusively(() -> {
      var old = Optional.ofNullable(workspace.channel(channelId).messages.get(ts));
      old.filter(message -> message.path("user").asText().equals(user))
          .ifPresent(message -> {
            var edited = message.deepCopy().put("text", typed.message(raw));
            var now = Stamps.of(workspace.clock.instant());
            edited.putObject("edited").put("user", user).put("ts", now);
            workspace.change(new Change.Edited(channelId, edited));
          });
      return old;
    });
  }

  void invite(String channel, String user) {
    workspace.change(new Change.Joined(channel, user));
  }

  private Channel open(String name) {
    var channel =
        workspace
            .find(name)
            .orElseThrow(() -> new IllegalArgumentException("No channel " + name + " here."));
    if (channel.archived) {
      throw new IllegalStateException("#" + channel.name + " is archived.");
    }
    return channel;
  }

  private Resident person(String user) {
    var person = workspace.people.get(user);
    if (person == null) {
      throw new IllegalArgumentException("Nobody here is " + user + ".");
    }
    return person;
  }
}
