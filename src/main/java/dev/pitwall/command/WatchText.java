package dev.pitwall.command;

import dev.pitwall.card.SlackText;
import dev.pitwall.session.DigestLevel;
import dev.pitwall.session.Nearest;
import dev.pitwall.session.SessionFilter.Group;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What follows {@code watch}: a repository, states and a level, in any order.
 *
 * @param repository as typed; empty when there is none
 * @param wrong what is neither; empty when there is no such thing
 */
record WatchText(String repository, Set<Group> groups, DigestLevel level, String wrong) {
  private static final List<String> LEVELS =
      Stream.of(DigestLevel.values()).map(l -> l.name().toLowerCase(Locale.ROOT)).toList();

  static WatchText read(String text) {
    var repository = "";
    var groups = EnumSet.noneOf(Group.class);
    var level = DigestLevel.MILESTONES;
    var wrong = "";
    for (var word : words(text)) {
      var group = StateWords.group(word);
      var typedLevel = level(word);
      if (group.isPresent()) {
        groups.add(group.get());
      } else if (typedLevel.isPresent()) {
        level = typedLevel.get();
      } else if (repository.isEmpty()) {
        repository = word;
      } else if (wrong.isEmpty()) {
        wrong = word;
      }
    }
    return new WatchText(repository, groups, level, wrong);
  }

  /** What was probably meant by the wrong word. */
  Optional<String> nearest() {
    return Nearest.to(wrong, Stream.concat(StateWords.ALL.stream(), LEVELS.stream()).toList());
  }

  /** The words as typed, one in the place of another. */
  static String mended(String text, String wrong, String right) {
    return String.join(
        " ", words(text).stream().map(word -> word.equals(wrong) ? right : word).toList());
  }

  private static List<String> words(String text) {
    return Stream.of(SlackText.plain(text).split("\\s+")).filter(w -> !w.isEmpty()).toList();
  }

  private static Optional<DigestLevel> level(String word) {
    return LEVELS.contains(word.toLowerCase(Locale.ROOT))
        ? Optional.of(DigestLevel.valueOf(word.toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }
}
