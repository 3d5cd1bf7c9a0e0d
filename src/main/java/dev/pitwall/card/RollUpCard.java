package dev.pitwall.card;

import static dev.pitwall.card.block.Mrkdwn.bold;
import static dev.pitwall.card.block.Mrkdwn.concat;
import static dev.pitwall.card.block.Mrkdwn.join;
import static dev.pitwall.card.block.Mrkdwn.stack;
import static dev.pitwall.card.block.Mrkdwn.text;
import static dev.pitwall.card.block.Mrkdwn.time;

import dev.pitwall.card.block.Block;
import dev.pitwall.card.block.Mrkdwn;
import dev.pitwall.session.Channel;
import dev.pitwall.session.Plural;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.SessionStore.Live;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The news of all sessions of a channel that has more of them than Slack takes edits for: a line
 * each, in the order in which they began, those that need somebody first.
 */
public final class RollUpCard {
  private static final int MOST_BLOCKS = 45;
  // Twelve thousand characters hold so many lines, of which each may be as long as it may.
  private static final int MOST_LINES = 100;

  private static final Mrkdwn WHY =
      text(
          "Slack takes about 50 edits a minute, so small news is here; "
              + "each card still changes with its state.");

  private RollUpCard() {}

  /** While it goes on; equal input makes an equal card. */
  public static Message of(List<Live> sessions, Channel channel) {
    var told = told(sessions);
    // Beyond one line a block there is room for the news or for the links.
    boolean linked = told.size() <= MOST_BLOCKS;
    var lines = told.stream().map(s -> RollUpLine.of(s, linked ? channel : null)).toList();
    var head = head(sessions);
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Section(head));
    int each = Math.max(1, Math.ceilDiv(lines.size(), MOST_BLOCKS));
    for (int i = 0; i < lines.size(); i += each) {
      var some = lines.subList(i, Math.min(lines.size(), i + each));
      blocks.add(new Block.Section(stack(some)));
    }
    if (told.size() < sessions.size()) {
      var more = sessions.size() - told.size();
      blocks.add(new Block.Context(text("and " + more + " more")));
    }
    blocks.add(new Block.Context(WHY));
    return Message.of(head, blocks);
  }

  /** Once each card has its own news again. */
  public static Message over(Instant since) {
    var head =
        join(SessionCard.GAP, List.of(bold("Round-up"), concat(text("over since "), time(since))));
    return Message.of(
        head,
        List.of(
            new Block.Section(head),
            new Block.Context(text("Each card shows its own news again."))));
  }

  private static Mrkdwn head(List<Live> sessions) {
    long asking = sessions.stream().filter(s -> needsSomebody(s.session())).count();
    return join(
        SessionCard.GAP,
        List.of(
            bold("Round-up"),
            text(Plural.of(sessions.size(), "session")),
            asking == 0
                ? Mrkdwn.EMPTY
                : text(asking + (asking == 1 ? " needs" : " need") + " an answer")));
  }

  /** Those that need somebody, and of the others those with the newest news, as many as fit. */
  private static List<Live> told(List<Live> sessions) {
    var asking = Comparator.comparing((Live live) -> !needsSomebody(live.session()));
    var newest = Comparator.comparing((Live live) -> live.session().times().updated()).reversed();
    var eldest = Comparator.comparing((Live live) -> live.session().times().created());
    var handle = Comparator.comparing((Live live) -> live.session().handle().text());
    return sessions.stream()
        .sorted(asking.thenComparing(newest).thenComparing(handle))
        .limit(MOST_LINES)
        .sorted(asking.thenComparing(eldest).thenComparing(handle))
        .toList();
  }

  private static boolean needsSomebody(Session session) {
    return session.state() instanceof SessionState.WaitingForUser;
  }
}
