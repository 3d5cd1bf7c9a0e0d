package dev.pitwall.slack;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import dev.pitwall.action.ActionRequest;
import dev.pitwall.card.ActionIds;
import dev.pitwall.delivery.Inbox.Item;
import dev.pitwall.session.Channel;
import dev.pitwall.session.Person;
import dev.pitwall.session.Workspace;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A message that speaks to Pitwall. */
final class Mentioned {
  private static final Asked OTHERS = new Asked.Nothing("a message that is not for us", false);

  private Mentioned() {}

  static Asked of(Item item, EventsApiPayload<AppMentionEvent> payload) {
    var event = payload.getEvent();
    if (event.getBotId() != null || event.getSubtype() != null) {
      return OTHERS;
    }
    var said =
        new Said(
            event.getUser(),
            event.getTeam(),
            event.getChannel(),
            event.getTs(),
            event.getThreadTs(),
            event.getText());
    return asked(item, payload, said);
  }

  /** A reply in a thread: for us when it mentions us. */
  static Asked inThread(Item item, EventsApiPayload<MessageEvent> payload) {
    var event = payload.getEvent();
    var bot = bot(payload);
    boolean ours =
        bot != null
            && event.getBotId() == null
            && event.getThreadTs() != null
            && event.getText() != null
            && event.getText().contains("<@" + bot);
    if (!ours) {
      return OTHERS;
    }
    var said =
        new Said(
            event.getUser(),
            event.getTeam(),
            event.getChannel(),
            event.getTs(),
            event.getThreadTs(),
            event.getText());
    return asked(item, payload, said);
  }

  private record Said(
      String user,
      @Nullable String team,
      String channel,
      String ts,
      @Nullable String thread,
      @Nullable String text) {}

  private static Asked asked(Item item, EventsApiPayload<?> payload, Said said) {
    var team = payload.getTeamId();
    if (team == null) {
      return NoTeam.asked();
    }
    var person = new Person(new Workspace(said.team() == null ? team : said.team()), said.user());
    var request =
        new ActionRequest(
            // Slack tells of one message by two events where the app listens to both.
            "mention:" + said.channel() + ":" + said.ts(),
            new Channel(new Workspace(team), said.channel()),
            person,
            without(said.text() == null ? "" : said.text(), bot(payload)),
            said.thread(),
            "",
            Map.of());
    return new Asked.OfAction(
        ActionIds.MENTION,
        request,
        false,
        new Address(
            person, said.channel(), null, said.thread(), null, null, null, item.receivedAt()));
  }

  private static @Nullable String bot(EventsApiPayload<?> payload) {
    var authorizations = payload.getAuthorizations();
    return authorizations == null || authorizations.isEmpty()
        ? null
        : authorizations.getFirst().getUserId();
  }

  /** Without the mention of the bot; where Slack does not say who that is, of the first one. */
  private static String without(String text, @Nullable String bot) {
    var mention = "<@" + (bot == null ? "[A-Z0-9]+" : Pattern.quote(bot)) + "(?:\\|[^>]*)?>";
    return text.replaceFirst("\\s*" + mention + "\\s*", " ").strip();
  }
}
