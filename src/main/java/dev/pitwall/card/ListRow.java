package dev.pitwall.card;

import dev.pitwall.card.block.Block;
import dev.pitwall.card.block.Element.Button;
import dev.pitwall.card.block.Mrkdwn;
import dev.pitwall.session.Provider;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.StopRequest;
import dev.pitwall.session.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A session in a list: its title, and in one line what there is to know. */
final class ListRow {
  private static final Duration TODAY = Duration.ofHours(12);

  /** The sign is the same whatever the source is called. */
  private static final Provider ANY = new Provider("", "", Set.of());

  private final Session session;
  private final Instant now;

  private ListRow(Session session, Instant now) {
    this.session = session;
    this.now = now;
  }

  static Block of(Session session, Instant now) {
    return new ListRow(session, now).block();
  }

  private Block block() {
    var task = session.task();
    var line = new ArrayList<Mrkdwn>();
    line.add(Mrkdwn.text(task.repository().fullName()));
    line.add(Asker.of(task));
    line.addAll(news());
    line.add(Mrkdwn.code(session.handle().text()));
    var show =
        Button.of(
            ActionIds.nth(ActionIds.SHOW, session.handle().text()),
            "Show",
            ButtonValue.of(session.id()));
    return new Block.Section(
        Mrkdwn.stack(
            Mrkdwn.concat(
                Mrkdwn.sign(StateLine.of(session, ANY).sign()),
                Mrkdwn.text(" "),
                Mrkdwn.bold(task.title())),
            Mrkdwn.join(" · ", line)),
        show);
  }

  private List<Mrkdwn> news() {
    return switch (session.state()) {
      case SessionState.Ended ended -> List.of(outcome(ended), ago());
      case SessionState.WaitingForUser(var question) ->
          List.of(since("waiting since ", question.askedAt()));
      case SessionState.Queued _ -> List.of(since("queued since ", session.times().created()));
      case SessionState.Idle() ->
          List.of(since("since ", session.times().turnBegan()), text("idle"));
      case SessionState.InProgress(var activity) -> List.of(running(), text(activity));
    };
  }

  private Mrkdwn running() {
    return session.stop() instanceof StopRequest.Asked asked && session.stop().pending()
        ? Mrkdwn.concat(text("stopping, asked by "), Mrkdwn.mention(asked.by()))
        : since("since ", session.times().turnBegan());
  }

  private Mrkdwn outcome(SessionState.Ended ended) {
    return switch (ended) {
      case SessionState.Completed _ -> made(session.work());
      case SessionState.Failed(var reason) -> text(reason).fit(120);
      case SessionState.TimedOut _ -> text("timed out");
      case SessionState.Cancelled() ->
          session.stop() instanceof StopRequest.Confirmed asked
              ? Mrkdwn.concat(text("stopped by "), Mrkdwn.mention(asked.by()))
              : text("stopped");
    };
  }

  private static Mrkdwn made(Work work) {
    var outcome = work.pullRequest() == null ? WorkWords.lines(work) : WorkWords.place(work);
    return outcome.blank() ? text("no files changed") : outcome;
  }

  private Mrkdwn ago() {
    var ended = session.times().ended();
    return ended == null ? Mrkdwn.EMPTY : text(Ago.of(ended, now));
  }

  private Mrkdwn since(String words, Instant at) {
    boolean today = Duration.between(at, now).compareTo(TODAY) < 0;
    return Mrkdwn.concat(text(words), today ? Mrkdwn.time(at) : Mrkdwn.dayAndTime(at));
  }

  private static Mrkdwn text(String words) {
    return Mrkdwn.text(words);
  }
}
