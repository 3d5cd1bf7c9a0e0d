package dev.pitwall.card;

import dev.pitwall.card.block.Block;
import dev.pitwall.card.block.Element;
import dev.pitwall.card.block.Element.Button;
import dev.pitwall.card.block.Mrkdwn;
import dev.pitwall.session.Person;
import dev.pitwall.session.SessionFilter;
import dev.pitwall.session.SessionFilter.Group;
import dev.pitwall.session.SessionPage;
import dev.pitwall.session.SessionPage.Place;
import dev.pitwall.session.SessionStore.Counts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A page of sessions, one row each, with buttons to turn it and to see fewer or all. */
public final class SessionList {
  private final SessionPage page;
  private final Person reader;

  private SessionList(SessionPage page, Person reader) {
    this.page = page;
    this.reader = reader;
  }

  /**
   * @param reader whose sessions the button "Mine" shows
   */
  public static Message of(SessionPage page, Person reader, Instant now) {
    return of(page, reader, now, empty(page.place()));
  }

  /**
   * @param whenEmpty what to say instead of rows when there are none
   */
  public static Message of(SessionPage page, Person reader, Instant now, Mrkdwn whenEmpty) {
    var list = new SessionList(page, reader);
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Section(list.head()));
    blocks.add(new Block.Context(list.filter()));
    blocks.addAll(rows(page, now));
    if (page.sessions().isEmpty()) {
      blocks.add(new Block.Section(whenEmpty));
    }
    blocks.add(new Block.Actions(list.buttons()));
    return Message.of(list.head(), blocks);
  }

  /** The rows alone. */
  static List<Block> rows(SessionPage page, Instant now) {
    return page.sessions().stream().map(session -> ListRow.of(session, now)).toList();
  }

  private Mrkdwn head() {
    return Mrkdwn.join("  ·  ", List.of(Mrkdwn.bold("Sessions"), counts(page.counts())));
  }

  /** {@code 1 needs you · 2 running · 14 finished in 24 h}; what is none is left out. */
  static Mrkdwn counts(Counts counts) {
    var parts = new ArrayList<Mrkdwn>();
    if (counts.waiting() > 0) {
      parts.add(
          Mrkdwn.text(counts.waiting() + (counts.waiting() == 1 ? " needs" : " need") + " you"));
    }
    parts.add(Mrkdwn.text(counts.running() == 0 ? "none running" : counts.running() + " running"));
    if (counts.endedSince() > 0) {
      parts.add(Mrkdwn.text(counts.endedSince() + " finished in 24 h"));
    }
    return Mrkdwn.join("  ·  ", parts);
  }

  private Mrkdwn filter() {
    var filter = page.place().filter();
    if (filter.equals(SessionFilter.ALL)) {
      return Mrkdwn.EMPTY;
    }
    var parts = new ArrayList<Mrkdwn>();
    if (filter.group() != null) {
      parts.add(Mrkdwn.text(word(filter.group())));
    }
    if (filter.repository() != null) {
      parts.add(Mrkdwn.concat(Mrkdwn.text("in "), Mrkdwn.text(filter.repository().fullName())));
    }
    if (filter.requestedBy() != null) {
      parts.add(Mrkdwn.concat(Mrkdwn.text("by "), Mrkdwn.mention(filter.requestedBy())));
    }
    if (!filter.words().isEmpty()) {
      parts.add(Mrkdwn.said(String.join(" ", filter.words())));
    }
    return Mrkdwn.concat(Mrkdwn.text("Only "), Mrkdwn.join(" · ", parts));
  }

  private static String word(Group group) {
    return group.name().toLowerCase(Locale.ROOT);
  }

  private static Mrkdwn empty(Place place) {
    return place.filter().equals(SessionFilter.ALL)
        ? Mrkdwn.concat(
            Mrkdwn.text("No sessions yet. "),
            SlashCommand.code("start"),
            Mrkdwn.text(" starts the first."))
        : Mrkdwn.text(none(place.filter()));
  }

  private static String none(SessionFilter filter) {
    var group = filter.group();
    if (group == null || !filter.equals(SessionFilter.ALL.with(group))) {
      return "No session fits.";
    }
    return switch (group) {
      case RUNNING -> "No session is running now.";
      case WAITING -> "No session needs an answer now.";
      case DONE -> "No session is done yet.";
      case FAILED -> "No session has failed or was stopped.";
    };
  }

  private List<Element> buttons() {
    var buttons = new ArrayList<Element>();
    var filter = page.place().filter();
    boolean empty = page.sessions().isEmpty();
    if (empty && filter.equals(SessionFilter.ALL) && !page.hasNewer()) {
      return buttons;
    }
    if (page.hasNewer()) {
      buttons.add(turn("newer", "Newer", page.place().newer()));
    }
    if (page.more()) {
      buttons.add(turn("older", "Older", page.older()));
    }
    // Where nothing is found, still less would not help.
    var base = empty ? SessionFilter.ALL : filter;
    if (filter.group() != Group.RUNNING) {
      buttons.add(narrow("running", "Running only", base.with(Group.RUNNING)));
    }
    if (!reader.equals(filter.requestedBy())) {
      buttons.add(narrow("mine", "Mine", base.with(reader)));
    }
    if (!filter.equals(SessionFilter.ALL)) {
      buttons.add(narrow("all", "All", SessionFilter.ALL));
    }
    return buttons;
  }

  private static Button turn(String nth, String text, Place place) {
    return Button.of(ActionIds.nth(ActionIds.LIST_PAGE, nth), text, ListPlace.write(place));
  }

  private static Button narrow(String nth, String text, SessionFilter filter) {
    var place = ListPlace.write(Place.first(filter));
    return Button.of(ActionIds.nth(ActionIds.LIST_FILTER, nth), text, place);
  }
}
