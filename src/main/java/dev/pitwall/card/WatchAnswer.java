package dev.pitwall.card;

import dev.pitwall.card.block.Block;
import dev.pitwall.card.block.Mrkdwn;
import dev.pitwall.session.DigestLevel;
import dev.pitwall.session.Plural;
import dev.pitwall.session.Repository;
import dev.pitwall.session.SessionFilter.Group;
import dev.pitwall.session.SessionTracker.Watched;
import dev.pitwall.session.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a person is told of the repositories that a channel watches. */
public final class WatchAnswer {
  /** As many as surely fit into one block. */
  private static final int LINES = 15;

  private static final String WATCH = "watch";
  private static final String UNWATCH = "unwatch";

  private WatchAnswer() {}

  /** The channel watches it: what will appear, and how to end it. */
  public static Reply watching(Watch watch, Watched watched) {
    var former = watched.former();
    var sentences = new ArrayList<Mrkdwn>();
    sentences.add(
        Mrkdwn.concat(
            Mrkdwn.text("This channel now watches "),
            Mrkdwn.bold(watch.repository().fullName()),
            Mrkdwn.text(former.map(f -> same(watch, f) ? ", as before" : ", changed").orElse("")),
            Mrkdwn.text(": each of its sessions" + that(watch) + " gets a card here,"),
            Mrkdwn.text(" wherever it is started.")));
    sentences.add(Mrkdwn.text(threads(watch.level())));
    if (watched.shown() > 0) {
      var verb = watched.shown() == 1 ? " is" : " are";
      sentences.add(
          Mrkdwn.text(
              Plural.of(watched.shown(), "card") + " of what runs now" + verb + " on the way."));
    }
    if (former.isPresent()) {
      sentences.add(Mrkdwn.text("Cards that are here stay as they are."));
    }
    sentences.add(
        Mrkdwn.concat(
            SlashCommand.code(UNWATCH, watch.repository().fullName()), Mrkdwn.text(" ends it.")));
    return Reply.of(Mrkdwn.join(" ", sentences));
  }

  private static boolean same(Watch watch, Watch former) {
    return watch.groups().equals(former.groups()) && watch.level() == former.level();
  }

  /** Which sessions; nothing when it is all. */
  private static String that(Watch watch) {
    var groups = watch.groups().stream().sorted().map(WatchAnswer::predicate).toList();
    return groups.isEmpty() ? "" : " that " + String.join(" or ", groups);
  }

  private static String predicate(Group group) {
    return switch (group) {
      case RUNNING -> "runs";
      case WAITING -> "waits for an answer";
      case DONE -> "is done";
      case FAILED -> "has failed or was stopped";
    };
  }

  private static String threads(DigestLevel level) {
    return switch (level) {
      case OFF -> "Its thread gets questions and the end only.";
      case MILESTONES ->
          "Its thread gets what is changed, validated and said, and what goes wrong.";
      case VERBOSE -> "Its thread gets all that the agent explores, thinks and does.";
    };
  }

  /**
   * What the channel watches.
   *
   * @param known where the reader could watch, for an example
   */
  public static Reply list(List<Watch> watches, List<Repository> known) {
    if (watches.isEmpty()) {
      var example = known.isEmpty() ? "owner/repo" : known.getFirst().fullName();
      return Reply.of(
          Mrkdwn.concat(
              Mrkdwn.text("This channel watches no repository. "),
              SlashCommand.code(WATCH, example),
              Mrkdwn.text(" shows a card here for each of its sessions.")));
    }
    var head = Mrkdwn.bold("Watched in this channel");
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Section(head));
    for (int from = 0; from < watches.size(); from += LINES) {
      var some = watches.subList(from, Math.min(from + LINES, watches.size()));
      blocks.add(new Block.Section(Mrkdwn.stack(some.stream().map(WatchAnswer::line).toList())));
    }
    var one = watches.getFirst().repository().fullName();
    blocks.add(
        new Block.Context(
            Mrkdwn.concat(Mrkdwn.text("To end one: "), SlashCommand.code(UNWATCH, one))));
    return new Reply.Private(Message.of(head, blocks));
  }

  private static Mrkdwn line(Watch watch) {
    var states =
        watch.groups().stream()
            .sorted()
            .map(group -> group.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return Mrkdwn.join(
        " · ",
        List.of(
            Mrkdwn.bold(watch.repository().fullName()),
            Mrkdwn.text(states.isEmpty() ? "every session" : states),
            Mrkdwn.text(watch.level().name().toLowerCase(Locale.ROOT)),
            Mrkdwn.mention(watch.by()),
            Mrkdwn.concat(Mrkdwn.text("since "), Mrkdwn.dayAndTime(watch.since()))));
  }

  /**
   * A word is no state and no level.
   *
   * @param mended all that was typed, with the nearest in its place
   */
  public static Reply unknownWord(String typed, Optional<String> nearest, String mended) {
    var no = "There is no state or level %s. ".formatted(Quoted.code(typed));
    return nearest
        .map(near -> meant(no, near, SlashCommand.line(WATCH, mended)))
        .orElseGet(() ->
            TypedBack.of(
                no
                    + "States are `running`, `waiting`, `done` and `failed`; levels are `off`,"
                    + " `milestones` and `verbose`.",
                ""));
  }

  /** States or a level, and nothing to watch. */
  public static Reply noRepository(String typed) {
    return TypedBack.of("Say which repository:", SlashCommand.line(WATCH, "owner/repo", typed));
  }

  /**
   * It is not there, or not for this person: which of both is not told.
   *
   * @param mended all that was typed, with the nearest in its place
   */
  public static Reply unknownRepository(String typed, Optional<String> nearest, String mended) {
    var no = "There is no repository %s that you can see. ".formatted(Quoted.code(typed));
    return nearest
        .map(near -> meant(no, near, SlashCommand.line(WATCH, mended)))
        .orElseGet(() -> TypedBack.of(no + "Check its name, and your access to it.", ""));
  }

  /** Its source could not be asked. */
  public static Reply unable(String why, String typed) {
    return TypedBack.of(why, SlashCommand.line(WATCH, typed));
  }

  /** There is nothing to end. */
  public static Reply nothingWatched() {
    return Reply.of(Mrkdwn.text("This channel watches no repository."));
  }

  /** It is not said which of several is to end. */
  public static Reply which(List<Repository> watched) {
    return Reply.of(
        Mrkdwn.text("This channel watches several repositories. Name one: " + names(watched)));
  }

  /** Another one is watched. */
  public static Reply notWatched(String typed, Optional<String> nearest, List<Repository> watched) {
    var no = "This channel does not watch %s. ".formatted(Quoted.code(typed));
    return nearest
        .map(near -> meant(no, near, SlashCommand.line(UNWATCH, near)))
        .orElseGet(() -> TypedBack.of(no + "It watches " + names(watched), ""));
  }

  /** The channel watches it no more. */
  public static Reply ended(Repository repository) {
    return Reply.of(
        Mrkdwn.concat(
            Mrkdwn.text("This channel no longer watches "),
            Mrkdwn.bold(repository.fullName()),
            Mrkdwn.text(". Cards that are here are kept up to date.")));
  }

  private static Reply meant(String no, String nearest, String line) {
    return TypedBack.of(no + "Did you mean %s?".formatted(Quoted.code(nearest)), line);
  }

  private static String names(List<Repository> repositories) {
    return Quoted.some(repositories.stream().map(Repository::fullName).toList()) + ".";
  }
}
