package dev.pitwall.slack;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import dev.pitwall.command.CommandRequest;
import dev.pitwall.delivery.Inbox.Item;
import dev.pitwall.session.Channel;
import dev.pitwall.session.Person;
import dev.pitwall.session.Workspace;

/** A slash command. */
final class Commanded {
  private Commanded() {}

  static Asked of(Item item, SlashCommandPayload command) {
    var team = command.getTeamId();
    var user = command.getUserId();
    var channel = command.getChannelId();
    if (team == null || team.isEmpty() || user == null || channel == null) {
      return NoTeam.asked();
    }
    var workspace = new Workspace(team);
    var person = new Person(workspace, user);
    var text = command.getText() == null ? "" : command.getText();
    return new Asked.OfCommand(
        new CommandRequest(item.id(), new Channel(workspace, channel), person, text),
        new Address(
            person,
            channel,
            command.getChannelName(),
            null,
            command.getResponseUrl(),
            command.getTriggerId(),
            null,
            item.receivedAt()));
  }
}
