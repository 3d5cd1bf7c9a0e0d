package dev.pitwall.card;

import dev.pitwall.card.block.Block;
import dev.pitwall.card.block.Element;
import dev.pitwall.card.block.Element.Button;
import dev.pitwall.card.block.Mrkdwn;
import dev.pitwall.card.block.Plain;
import dev.pitwall.card.block.View;
import dev.pitwall.session.LogPage;
import java.util.ArrayList;
import java.util.List;

/** A page of a session's log, oldest entry first; Older stands above it, Newer below. */
public final class LogModal {
  private LogModal() {}

  public static Modal of(LogPage page) {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Section(Mrkdwn.bold(page.session().task().title())));
    blocks.add(new Block.Context(where(page)));
    var dropped = DroppedWords.of(page);
    if (page.hasOlder()) {
      blocks.add(
          new Block.Actions(List.of(turn("older", "Older", page, page.from() - LogPage.SIZE))));
    } else if (!dropped.blank()) {
      blocks.add(new Block.Section(dropped));
    }
    blocks.addAll(LogBlocks.of(page.entries()));
    if (page.hasNewer()) {
      blocks.add(new Block.Actions(forward(page)));
    }
    return Modal.of(
        new View(ActionIds.LOG, new Plain("Session log"), null, new Plain("Close"), "", blocks));
  }

  /** {@code 76–100 of 100 · acme/shop · k3f9}. */
  static Mrkdwn where(LogPage page) {
    var session = page.session();
    return Mrkdwn.join(
        "  ·  ",
        List.of(
            Mrkdwn.text(entries(page)),
            Mrkdwn.text(session.task().repository().fullName()),
            Mrkdwn.code(session.handle().text())));
  }

  private static String entries(LogPage page) {
    var session = page.session();
    if (!page.entries().isEmpty()) {
      long size = Math.max(session.logSize(), page.to());
      return "%d–%d of %d".formatted(page.from() + 1, page.to(), size);
    }
    if (page.dropped() != null) {
      return "No longer kept";
    }
    return session.ended() ? "Nothing was logged" : "Nothing logged yet";
  }

  private static List<Element> forward(LogPage page) {
    return List.of(
        turn("newer", "Newer", page, page.to()),
        turn("latest", "Latest", page, page.session().logSize()));
  }

  private static Button turn(String nth, String text, LogPage page, long from) {
    var value = ButtonValue.of(page.session().id(), Long.toString(Math.max(0, from)));
    return Button.of(ActionIds.nth(ActionIds.LOG_PAGE, nth), text, value);
  }
}
