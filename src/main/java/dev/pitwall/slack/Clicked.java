package dev.pitwall.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload.Action;
import com.slack.api.model.view.View;
import dev.pitwall.action.ActionRequest;
import dev.pitwall.delivery.Inbox.Item;
import dev.pitwall.session.Channel;
import dev.pitwall.session.Person;
import dev.pitwall.session.Workspace;
import org.jspecify.annotations.Nullable;

/** A click on a button, a choice in a menu. */
final class Clicked {
  private Clicked() {}

  static Asked of(Item item, BlockActionPayload click) {
    var user = click.getUser();
    var team = click.getTeam() == null ? null : click.getTeam().getId();
    if (team == null || user == null) {
      return NoTeam.asked();
    }
    var home = user.getTeamId() == null ? team : user.getTeamId();
    var person = new Person(new Workspace(home), user.getId());
    var action = click.getActions().getFirst();
    var channel = channel(click);
    var state = click.getView() == null ? click.getState() : click.getView().getState();
    var request =
        new ActionRequest(
            item.id(),
            channel == null ? null : new Channel(new Workspace(team), channel),
            person,
            value(action),
            messageTs(click),
            "",
            Inputs.of(state));
    return new Asked.OfAction(
        ActionId.of(action.getActionId()),
        request,
        action.getUrl() != null,
        new Address(
            person,
            channel,
            click.getChannel() == null ? null : click.getChannel().getName(),
            thread(click),
            click.getResponseUrl(),
            click.getTriggerId(),
            view(click.getView()),
            item.receivedAt()));
  }

  static Address.@Nullable View view(@Nullable View view) {
    return view == null ? null : new Address.View(view.getId(), view.getHash());
  }

  private static String value(Action action) {
    if (action.getValue() != null) {
      return action.getValue();
    }
    var option = action.getSelectedOption();
    return option == null || option.getValue() == null ? "" : option.getValue();
  }

  private static @Nullable String channel(BlockActionPayload click) {
    if (click.getChannel() != null) {
      return click.getChannel().getId();
    }
    return click.getContainer() == null ? null : click.getContainer().getChannelId();
  }

  private static @Nullable String messageTs(BlockActionPayload click) {
    if (click.getMessage() != null) {
      return click.getMessage().getTs();
    }
    return click.getContainer() == null ? null : click.getContainer().getMessageTs();
  }

  private static @Nullable String thread(BlockActionPayload click) {
    if (click.getContainer() != null && click.getContainer().getThreadTs() != null) {
      return click.getContainer().getThreadTs();
    }
    return click.getMessage() == null ? null : click.getMessage().getThreadTs();
  }
}
