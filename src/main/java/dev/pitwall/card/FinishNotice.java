package dev.pitwall.card;

import static dev.pitwall.card.block.Mrkdwn.bold;
import static dev.pitwall.card.block.Mrkdwn.concat;
import static dev.pitwall.card.block.Mrkdwn.join;
import static dev.pitwall.card.block.Mrkdwn.link;
import static dev.pitwall.card.block.Mrkdwn.mention;
import static dev.pitwall.card.block.Mrkdwn.quote;
import static dev.pitwall.card.block.Mrkdwn.said;
import static dev.pitwall.card.block.Mrkdwn.stack;
import static dev.pitwall.card.block.Mrkdwn.text;

import dev.pitwall.card.block.Block;
import dev.pitwall.card.block.Mrkdwn;
import dev.pitwall.session.Sentence;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.StopRequest;
import dev.pitwall.session.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The end of a session, told once in its thread to whoever asked for it: the only message that
 * pings. Who stopped it is on the card; here that would ping them too.
 */
public final class FinishNotice {
  private static final int CHECKS = 4;
  private static final int WHY = 500;

  private final Session session;
  private final SessionState.Ended state;

  private FinishNotice(Session session, SessionState.Ended state) {
    this.session = session;
    this.state = state;
  }

  /**
   * The notice.
   *
   * @param session one that has ended
   */
  public static Message of(Session session) {
    if (session.state() instanceof SessionState.Ended ended) {
      return new FinishNotice(session, ended).message();
    }
    throw new IllegalArgumentException("has not ended: " + session.handle());
  }

  private Message message() {
    var headline = headline();
    var requester = session.task().requestedBy();
    var told = requester == null ? headline : join(" ", List.of(mention(requester), headline));
    var why = why();
    return Message.of(told, List.of(new Block.Section(stack(told, why, numbers(), closing()))));
  }

  private Mrkdwn headline() {
    return concat(bold(word()), text(": "), subject());
  }

  private String word() {
    return switch (state) {
      case SessionState.Completed _ -> WorkWords.done(session.work());
      case SessionState.Failed _ -> "Failed";
      case SessionState.TimedOut _ -> "Timed out";
      case SessionState.Cancelled() -> "Stopped";
    };
  }

  /** The pull request, or the task where there is none. */
  private Mrkdwn subject() {
    var pullRequest = session.work().pullRequest();
    if (pullRequest != null) {
      var title = pullRequest.title().isBlank() ? session.task().title() : pullRequest.title();
      return link(pullRequest.url(), "#" + pullRequest.number() + " " + title);
    }
    var url = session.url();
    return url == null ? text(session.task().title()) : link(url, session.task().title());
  }

  private Mrkdwn why() {
    var words =
        switch (state) {
          case SessionState.Completed _ -> Mrkdwn.EMPTY;
          case SessionState.Failed(var reason) -> text(reason);
          case SessionState.TimedOut(var activity) ->
              text(activity.isBlank() ? "" : "Last seen " + activity + ".");
          case SessionState.Cancelled() ->
              session.stop() instanceof StopRequest.Confirmed by && !by.reason().isBlank()
                  ? said(by.reason())
                  : Mrkdwn.EMPTY;
        };
    return words.fit(WHY);
  }

  private Mrkdwn numbers() {
    var work = session.work();
    var parts = new ArrayList<Mrkdwn>();
    if (work.pullRequest() == null) {
      parts.add(
          WorkWords.commits(work, state instanceof SessionState.Completed ? "on" : "kept on"));
    }
    parts.add(WorkWords.lines(work));
    checks().limit(CHECKS).map(WorkWords::validation).forEach(parts::add);
    parts.add(text(Lasted.of(session.times().length())));
    return join(" · ", parts);
  }

  /** What failed comes first. */
  private Stream<Validation> checks() {
    var all = session.work().validations();
    return Stream.concat(
        all.stream().filter(v -> !v.passed()), all.stream().filter(Validation::passed));
  }

  private Mrkdwn closing() {
    return state instanceof SessionState.Completed(var summary)
        ? quote(text(Sentence.tellingMost(List.of(summary))).fit(WHY))
        : Mrkdwn.EMPTY;
  }
}
