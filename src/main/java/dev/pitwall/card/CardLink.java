package dev.pitwall.card;

import dev.pitwall.card.block.Mrkdwn;
import dev.pitwall.session.Channel;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionStore.Shown;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way to a session's card. */
public final class CardLink {
  private CardLink() {}

  /** The card stands in the channel already. */
  public static Reply shownHere(Session session, List<Shown> shown, Channel channel) {
    var link =
        at(shown, channel)
            .map(url -> Mrkdwn.concat(Mrkdwn.text(": "), Mrkdwn.link(url, "go to it")))
            .orElse(Mrkdwn.EMPTY);
    return Reply.of(
        Mrkdwn.concat(
            Mrkdwn.text("The card of "),
            Mrkdwn.bold(session.task().title()),
            Mrkdwn.text(" is in this channel already"),
            link,
            Mrkdwn.text(".")));
  }

  /** Whether the message is a card that another one in its channel has replaced. */
  public static boolean isOutdated(List<Shown> shown, Channel channel, @Nullable String ts) {
    return ts != null
        && shown.stream()
            .filter(s -> s.channel().equals(channel) && s.ts() != null)
            .anyMatch(s -> !ts.equals(s.ts()));
  }

  /** The card that was clicked on is not kept up to date any more. */
  public static Reply outdated(Session session, List<Shown> shown, Channel channel) {
    var link =
        at(shown, channel)
            .map(url -> Mrkdwn.link(url, "the one that is"))
            .orElse(Mrkdwn.text("the one that is"));
    return Reply.of(
        Mrkdwn.concat(
            Mrkdwn.text("This card of "),
            Mrkdwn.bold(session.task().title()),
            Mrkdwn.text(" is not kept up to date any more. Use "),
            link,
            Mrkdwn.text(".")));
  }

  /** The address of any message of Pitwall's. */
  public static String url(Channel channel, @Nullable String ts) {
    return "https://slack.com/app_redirect?team=%s&channel=%s&message_ts=%s"
        .formatted(channel.workspace().id(), channel.id(), ts);
  }

  /** Its address, if it has been posted there. */
  private static Optional<String> at(List<Shown> shown, Channel channel) {
    return shown.stream()
        .filter(s -> s.channel().equals(channel) && s.ts() != null)
        .findFirst()
        .map(s -> url(channel, s.ts()));
  }
}
