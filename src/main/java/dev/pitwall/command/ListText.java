package dev.pitwall.command;

import dev.pitwall.card.ListPlace;
import dev.pitwall.card.SlackText;
import dev.pitwall.session.Nearest;
import dev.pitwall.session.Person;
import dev.pitwall.session.Planner;
import dev.pitwall.session.Repository;
import dev.pitwall.session.RepositoryLookup;
import dev.pitwall.session.SessionFilter;
import dev.pitwall.session.SessionFilter.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code [running|waiting|done|failed|mine] [repo:owner/name] [by:@user] [words]}. */
final class ListText {
  private static final String MINE = "mine";
  private static final List<String> KEYS = List.of("repo:", "by:");
  private static final int MOST_WORDS = 8;

  /** A mention may hold a space. */
  private static final Pattern MENTION_OR_GAP = Pattern.compile("<[^<>\n]*>|(\\s+)");

  private static final Pattern MENTION = Pattern.compile("<@([UW][A-Z0-9]+)(?:\\|[^>]*)?>");
  private static final Pattern PERSON = Pattern.compile("@?([UW][A-Z0-9]{4,})");

  private final Planner planner;
  private final Person reader;
  private final List<String> words = new ArrayList<>();
  private @Nullable Group group;
  private @Nullable Repository repository;
  private @Nullable Person requestedBy;
  private String wrong = "";
  private String doubt = "";

  private ListText(Planner planner, Person reader) {
    this.planner = planner;
    this.reader = reader;
  }

  /**
   * What was read.
   *
   * @param wrong a sentence on what can't be read; empty when all can
   * @param doubt what to say when nothing is found: a word may have been meant as a filter
   */
  record Read(SessionFilter filter, String wrong, String doubt) {}

  static Read read(String text, Planner planner, Person reader) {
    var list = new ListText(planner, reader);
    parts(text).forEach(list::part);
    list.limit();
    return new Read(
        new SessionFilter(list.group, list.repository, list.requestedBy, list.words),
        list.wrong,
        list.doubt);
  }

  private static List<String> parts(String text) {
    var parts = new ArrayList<String>();
    int from = 0;
    for (var found = MENTION_OR_GAP.matcher(text); found.find(); ) {
      if (found.group(1) != null) {
        parts.add(text.substring(from, found.start()));
        from = found.end();
      }
    }
    parts.add(text.substring(from));
    parts.removeIf(String::isEmpty);
    return parts;
  }

  private void part(String part) {
    var word = SlackText.plain(part);
    var lower = word.toLowerCase(Locale.ROOT);
    var state = StateWords.group(word);
    if (state.isPresent()) {
      group = state.get();
    } else if (lower.equals(MINE)) {
      requestedBy = reader;
    } else if (lower.startsWith("repo:")) {
      repository(word.substring("repo:".length()));
    } else if (lower.startsWith("by:")) {
      person(part.substring("by:".length()), word.substring("by:".length()));
    } else {
      word(word);
    }
  }

  private void repository(String typed) {
    var lookup = planner.repository(typed, reader);
    if (lookup instanceof RepositoryLookup.Found(var known)) {
      repository = known;
      return;
    }
    repository = Repository.parse(typed).orElse(null);
    // It may have been configured once: its sessions are still to be found. One that is there but
    // not for the reader is told as one that is not there.
    var sentence =
        lookup instanceof RepositoryLookup.Unable(var why)
            ? why
            : unknown(
                "repository", typed, planner.nearestRepository(typed, reader).map("repo:"::concat));
    if (repository == null) {
      wrong = sentence;
    } else {
      doubt = sentence;
    }
  }

  private void person(String sent, String typed) {
    var id =
        Stream.of(MENTION.matcher(sent), PERSON.matcher(typed))
            .filter(java.util.regex.Matcher::matches)
            .map(match -> match.group(1))
            .findFirst();
    if (typed.equalsIgnoreCase("me")) {
      requestedBy = reader;
    } else if (id.isPresent()) {
      requestedBy = new Person(reader.workspace(), id.get());
    } else {
      wrong =
          "It is not clear who `by:%s` is. Type `by:@` and choose the name from what Slack offers."
              .formatted(shortened(typed));
    }
  }

  private void word(String word) {
    words.add(word);
    int colon = word.indexOf(':') + 1;
    var meant =
        colon > 0
            ? Nearest.to(word.substring(0, colon), KEYS).map(key -> key + word.substring(colon))
            : Nearest.to(word, Stream.concat(StateWords.ALL.stream(), Stream.of(MINE)).toList());
    if (meant.isPresent()) {
      doubt = unknown("filter", word, meant);
    }
  }

  private void limit() {
    int length = words.stream().mapToInt(word -> word.length() + 1).sum();
    if (words.size() > MOST_WORDS || length > ListPlace.WORDS) {
      words.clear();
      wrong =
          "That is more than a search takes. Use up to %d words of a session's title."
              .formatted(MOST_WORDS);
    }
  }

  private static String unknown(String what, String typed, Optional<String> nearest) {
    var sentence = "There is no %s `%s`.".formatted(what, shortened(typed));
    return nearest.map(n -> sentence + " Did you mean `" + n + "`?").orElse(sentence);
  }

  private static String shortened(String typed) {
    var word = typed.replace('`', '\'');
    return word.length() > 60 ? word.substring(0, 60) + "…" : word;
  }
}
