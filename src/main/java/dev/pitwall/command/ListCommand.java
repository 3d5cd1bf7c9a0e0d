package dev.pitwall.command;

import dev.pitwall.card.Message;
import dev.pitwall.card.Reply;
import dev.pitwall.card.SessionList;
import dev.pitwall.card.block.Mrkdwn;
import dev.pitwall.session.Planner;
import dev.pitwall.session.SessionPage.Place;
import dev.pitwall.session.SessionPages;
import java.time.InstantSource;

/** {@code /agents list}. */
final class ListCommand implements Command {
  private final SessionPages pages;
  private final Planner planner;
  private final InstantSource clock;

  ListCommand(SessionPages pages, Planner planner, InstantSource clock) {
    this.pages = pages;
    this.planner = planner;
    this.clock = clock;
  }

  @Override
  public String word() {
    return "list";
  }

  @Override
  public String usage() {
    return "[running|waiting|done|failed|mine] [repo:owner/name] [by:@user] [words]";
  }

  @Override
  public String summary() {
    return "show sessions, newest first";
  }

  @Override
  public String example() {
    return "running repo:acme/shop login";
  }

  @Override
  public Reply run(CommandRequest request) {
    var read = ListText.read(request.text(), planner, request.person());
    if (!read.wrong().isEmpty()) {
      return new Reply.Private(Message.of(Mrkdwn.text(read.wrong())));
    }
    var page = pages.read(request.viewer(), Place.first(read.filter()));
    var message =
        read.doubt().isEmpty()
            ? SessionList.of(page, request.person(), clock.instant())
            : SessionList.of(page, request.person(), clock.instant(), Mrkdwn.text(read.doubt()));
    return new Reply.Private(message);
  }
}
