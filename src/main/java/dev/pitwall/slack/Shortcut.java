package dev.pitwall.slack;

import com.slack.api.app_backend.interactive_components.payload.GlobalShortcutPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import dev.pitwall.action.ActionRequest;
import dev.pitwall.delivery.Inbox.Item;
import dev.pitwall.session.Channel;
import dev.pitwall.session.Person;
import dev.pitwall.session.Workspace;
import java.util.Map;

/** An entry of Slack's own menus. */
final class Shortcut {
  private Shortcut() {}

  /** In a message's menu. */
  static Asked of(Item item, MessageShortcutPayload chosen) {
    if (chosen.getTeam() == null || chosen.getTeam().getId() == null) {
      return NoTeam.asked();
    }
    var workspace = new Workspace(chosen.getTeam().getId());
    var person = new Person(workspace, chosen.getUser().getId());
    var channel = chosen.getChannel().getId();
    var message = chosen.getMessage();
    var text = message.getText() == null ? "" : message.getText();
    return new Asked.OfAction(
        ActionId.of(chosen.getCallbackId()),
        new ActionRequest(
            item.id(),
            new Channel(workspace, channel),
            person,
            "",
            message.getTs() == null ? chosen.getMessageTs() : message.getTs(),
            text,
            Map.of()),
        false,
        new Address(
            person,
            channel,
            chosen.getChannel().getName(),
            message.getThreadTs(),
            chosen.getResponseUrl(),
            chosen.getTriggerId(),
            null,
            item.receivedAt()));
  }

  /** Anywhere in Slack. */
  static Asked of(Item item, GlobalShortcutPayload chosen) {
    if (chosen.getTeam() == null || chosen.getTeam().getId() == null) {
      return NoTeam.asked();
    }
    var person = new Person(new Workspace(chosen.getTeam().getId()), chosen.getUser().getId());
    return new Asked.OfAction(
        ActionId.of(chosen.getCallbackId()),
        new ActionRequest(item.id(), null, person, "", null, "", Map.of()),
        false,
        new Address(
            person, null, null, null, null, chosen.getTriggerId(), null, item.receivedAt()));
  }
}
