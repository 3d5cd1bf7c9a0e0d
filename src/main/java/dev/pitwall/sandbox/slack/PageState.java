package dev.pitwall.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;

/** All that one person sees, as the page takes it at the start. */
final class PageState {
  private static final int LATEST = 1_000;

  private final SandboxSlack slack;

  PageState(SandboxSlack slack) {
    this.slack = slack;
  }

  ObjectNode of(Resident person) {
    var state = Json.object();
    state.put("me", person.id());
    state.putObject("team").put("id", Names.TEAM).put("name", Names.TEAM_NAME);
    state
        .putObject("app")
        .put("name", Names.APP_NAME)
        .put("user", Names.BOT_USER)
        .put("direct", "D" + person.id().substring(1))
        .put("homeTab", slack.settings.app().homeTab());
    state.set("commands", Json.MAPPER.valueToTree(slack.settings.app().commands()));
    state.set("shortcuts", Json.MAPPER.valueToTree(slack.shortcuts.known()));
    state.set("modals", Json.MAPPER.valueToTree(slack.modals.stack(person.id())));
    return slack.workspace.exclusively(() -> addShared(person, state));
  }

  private ObjectNode addShared(Resident person, ObjectNode state) {
    var workspace = slack.workspace;
    var people = state.putArray("people");
    workspace.people.values().stream()
        .sorted(Comparator.comparing(Resident::bot))
        .forEach(known ->
            people
                .addObject()
                .put("id", known.id())
                .put("name", known.name())
                .put("realName", known.realName())
                .put("bot", known.bot()));
    var channels = state.putArray("channels");
    var messages = state.putObject("messages");
    for (var channel : workspace.channels.values()) {
      if (channel.members.contains(person.id())) {
        channels.add(described(channel));
        var list = messages.putArray(channel.id);
        int before = Math.max(0, channel.messages.size() - LATEST);
        channel.messages.values().stream().skip(before).forEach(list::add);
      }
    }
    var whispers = state.putArray("whispers");
    for (var whisper : workspace.whispers) {
      if (whisper.to().equals(person.id())) {
        whispers.addObject().put("channel", whisper.channel()).set("message", whisper.message());
      }
    }
    state.set("home", workspace.homes.get(person.id()));
    return state;
  }

  static ObjectNode described(Channel channel) {
    return Json.object()
        .put("id", channel.id)
        .put("name", channel.direct ? Names.APP_NAME : channel.name)
        .put("direct", channel.direct)
        .put("archived", channel.archived)
        .put("hasApp", channel.members.contains(Names.BOT_USER))
        .put("members", channel.members.size());
  }
}
