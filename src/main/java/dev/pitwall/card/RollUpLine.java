package dev.pitwall.card;

import static dev.pitwall.card.block.Mrkdwn.concat;
import static dev.pitwall.card.block.Mrkdwn.text;
import static dev.pitwall.card.block.Mrkdwn.time;

import dev.pitwall.card.block.Ellipsis;
import dev.pitwall.card.block.Mrkdwn;
import dev.pitwall.session.Channel;
import dev.pitwall.session.Provider;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.SessionStore.Live;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A session in a roll-up: the sign that is its state, its title, and the news. */
final class RollUpLine {
  // Together a line that Slack's window does not break.
  private static final int TITLE = 36;
  private static final int NEWS = 44;

  /** The sign is the same whatever the source is called. */
  private static final Provider ANY = new Provider("", "", Set.of());

  private RollUpLine() {}

  /**
   * @param channel whose card the title leads to; null: nowhere
   */
  static Mrkdwn of(Live live, @Nullable Channel channel) {
    var session = live.session();
    return concat(
        Mrkdwn.sign(StateLine.of(session, ANY).sign()),
        text(" "),
        title(live, channel),
        text(" · "),
        news(session));
  }

  private static Mrkdwn title(Live live, @Nullable Channel channel) {
    var title = text(live.session().task().title());
    if (title.blank()) {
      return text("Untitled");
    }
    return channel == null || live.ts() == null
        ? title.fit(TITLE)
        : Mrkdwn.link(
            CardLink.url(channel, live.ts()),
            Ellipsis.cut(live.session().task().title().strip(), TITLE));
  }

  private static Mrkdwn news(Session session) {
    if (session.stop().pending()) {
      return text("stopping");
    }
    if (session.sighting().lost()) {
      return concat(text("no news since "), time(session.sighting().lastSeen()));
    }
    return switch (session.state()) {
      case SessionState.Queued(var note) ->
          text(note.isBlank() ? "queued" : "queued: " + note).fit(NEWS);
      case SessionState.InProgress(var activity) ->
          text(activity.isBlank() ? "working" : activity).fit(NEWS);
      case SessionState.WaitingForUser _ -> text("needs an answer");
      case SessionState.Idle() -> text("idle");
      case SessionState.Ended _ -> throw new IllegalArgumentException("ended: " + session.state());
    };
  }
}
