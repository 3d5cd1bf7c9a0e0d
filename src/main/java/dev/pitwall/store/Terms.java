package dev.pitwall.store;

import dev.pitwall.session.Session;
import dev.pitwall.session.SessionFilter;
import dev.pitwall.session.SessionFilter.Group;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What sessions can be filtered by, as short texts; the first letter says of which kind. */
final class Terms {
  /** What every session in a channel's space has. */
  static final String ANY = "c";

  private static final int LONGEST_WORD = 40;

  private Terms() {}

  static Set<String> of(Session session) {
    var terms = new LinkedHashSet<String>();
    var person = session.task().requestedBy();
    terms.addAll(
        combinations(
            repository(session.task().repository().fullName()),
            person == null ? "" : person(person.id()),
            session.ended() ? phase(SessionRows.phase(session.state())) : ""));
    TitleWords.of(session.task().title()).forEach(word -> terms.addAll(beginnings(word)));
    return terms;
  }

  /** All of which a session must have; groups of sessions that have not ended have no term. */
  static List<String> wanted(SessionFilter filter) {
    var wanted = new LinkedHashSet<String>();
    filter.words().stream()
        .flatMap(text -> TitleWords.of(text).stream())
        .map(word -> beginnings(word).getLast())
        .forEach(wanted::add);
    var group = filter.group();
    var repository = filter.repository();
    var person = filter.requestedBy();
    var together =
        combination(
            repository == null ? "" : repository(repository.fullName()),
            person == null ? "" : person(person.id()),
            group == Group.DONE ? phase("done") : group == Group.FAILED ? phase("failed") : "");
    if (!together.isEmpty()) {
      wanted.add(together);
    }
    return List.copyOf(wanted);
  }

  /**
   * Whatever people may ask for of a session besides words, each alone and all that can be asked
   * for together: what is frequent is seldom found together.
   *
   * @param person empty when it is nobody
   * @param phase empty before the end
   */
  static Set<String> combinations(String repository, String person, String phase) {
    var all = new LinkedHashSet<String>();
    for (var r : List.of(repository, "")) {
      for (var p : List.of(person, "")) {
        for (var g : List.of(phase, "")) {
          all.add(combination(r, p, g));
        }
      }
    }
    all.remove("");
    return all;
  }

  private static String combination(String repository, String person, String phase) {
    return Stream.of(repository, person, phase)
        .filter(fact -> !fact.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** By any case of its name. */
  static String repository(String fullName) {
    return "r" + SessionRows.key(fullName);
  }

  private static String person(String id) {
    return "p" + id;
  }

  private static String phase(String phase) {
    return "g" + phase;
  }

  /** What people may have typed of a word, the longest last; of a very long one its beginning. */
  static List<String> beginnings(String word) {
    var beginnings = new ArrayList<String>();
    for (int end = 0; end < word.length() && beginnings.size() < LONGEST_WORD; ) {
      end = word.offsetByCodePoints(end, 1);
      beginnings.add("w" + word.substring(0, end));
    }
    return beginnings;
  }
}
