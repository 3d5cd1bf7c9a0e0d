package dev.pitwall.card;

import static dev.pitwall.card.block.Mrkdwn.bold;
import static dev.pitwall.card.block.Mrkdwn.code;
import static dev.pitwall.card.block.Mrkdwn.concat;
import static dev.pitwall.card.block.Mrkdwn.join;
import static dev.pitwall.card.block.Mrkdwn.link;
import static dev.pitwall.card.block.Mrkdwn.mention;
import static dev.pitwall.card.block.Mrkdwn.stack;
import static dev.pitwall.card.block.Mrkdwn.text;
import static dev.pitwall.card.block.Mrkdwn.time;

import dev.pitwall.card.block.Block;
import dev.pitwall.card.block.Mrkdwn;
import dev.pitwall.session.DigestLevel;
import dev.pitwall.session.Provider;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.StopRequest;
import dev.pitwall.session.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A session's card: its title, where it stands, what belongs to it, and what can be done now. */
public final class SessionCard {
  static final String GAP = "  ·  ";

  private static final int TITLE = 150;
  private static final int CHECKS = 3;
  private static final int REASON = 160;

  private final Session session;
  private final Provider provider;
  private final StateLine state;

  private SessionCard(Session session, Provider provider, @Nullable String newsAt) {
    this.session = session;
    this.provider = provider;
    this.state = StateLine.of(session, provider, newsAt == null ? null : newsAt(newsAt));
  }

  private static Mrkdwn newsAt(String url) {
    return concat(text("news in the "), link(url, "round-up"));
  }

  /**
   * The card; equal input makes an equal card, whenever it is made.
   *
   * @param level how much of the log goes into this card's thread
   */
  public static Message of(Session session, Provider provider, DigestLevel level) {
    return of(session, provider, level, null);
  }

  /**
   * As {@link #of(Session, Provider, DigestLevel)}, without the news that a roll-up tells.
   *
   * @param newsAt the roll-up's address; null: the card tells them itself
   */
  public static Message of(
      Session session, Provider provider, DigestLevel level, @Nullable String newsAt) {
    var card = new SessionCard(session, provider, newsAt);
    var buttons = CardButtons.of(session, provider);
    var menu = CardMenu.of(session, provider, level);
    return Message.of(
        card.fallback(),
        List.of(
            new Block.Section(stack(card.title(), card.state.line()), menu),
            new Block.Context(card.context()),
            new Block.Actions(buttons)));
  }

  private Mrkdwn title() {
    var title = text(session.task().title());
    return bold(title.blank() ? text("Untitled") : title.fit(TITLE));
  }

  /** Title, state and repository, for notifications and screen readers. */
  private Mrkdwn fallback() {
    var task = session.task();
    return join(
        " · ", List.of(text(task.title()), state.words(), text(task.repository().fullName())));
  }

  private Mrkdwn context() {
    var task = session.task();
    var parts = new ArrayList<Mrkdwn>();
    parts.add(bold(task.repository().fullName()));
    parts.add(text(provider.local() ? task.agent() + " (local)" : task.agent()));
    parts.add(Asker.of(task));
    if (session.ended()) {
      parts.addAll(result());
    } else {
      parts.add(asOf());
      refusedStop().ifPresent(parts::add);
    }
    parts.add(code(session.handle().text()));
    return join(GAP, parts);
  }

  private Mrkdwn asOf() {
    return session.sighting().lost()
        ? concat(text("as of "), time(session.sighting().lastSeen()))
        : concat(text("since "), time(session.times().turnBegan()));
  }

  private Optional<Mrkdwn> refusedStop() {
    return session.stop() instanceof StopRequest.Refused(var by, _, _, var why)
        ? Optional.of(
            concat(text("stop asked by "), mention(by), text(" refused: "), text(why).fit(REASON)))
        : Optional.empty();
  }

  /** What was validated, and what is kept of a session that did not get to its end. */
  private List<Mrkdwn> result() {
    var parts = new ArrayList<Mrkdwn>();
    checks().stream().limit(CHECKS).map(WorkWords::validation).forEach(parts::add);
    if (!(session.state() instanceof SessionState.Completed)) {
      parts.add(WorkWords.commits(session.work(), "kept on"));
    }
    return parts;
  }

  /** The failed one of a failed session stands in its state line already. */
  private List<Validation> checks() {
    var all = session.work().validations();
    var told =
        session.state() instanceof SessionState.Failed
            ? StateLine.broken(session)
            : Optional.<Validation>empty();
    return all.stream().filter(v -> told.filter(v::equals).isEmpty()).toList();
  }
}
