package dev.pitwall.store;

import dev.pitwall.session.Session;
import dev.pitwall.session.SessionFilter;
import dev.pitwall.session.SessionFilter.Group;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What sessions can be filtered by, as short texts; the first letter says of which kind. */
final class Terms {
  /** What every session in a channel's space has. */
  static final String ANY = "c";

  private static final int LONGEST_WORD = 40;

  private Terms() {}

  static Set<String> of(Session session) {
    var terms = new LinkedHashSet<String>();
    terms.add(repository(session.task().repository().fullName()));
    var person = session.task().requestedBy();
    if (person != null) {
      terms.add(person(person.id()));
    }
    if (session.ended()) {
      terms.add(phase(SessionRows.phase(session.state())));
    }
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
    if (filter.group() == Group.DONE || filter.group() == Group.FAILED) {
      wanted.add(phase(filter.group() == Group.DONE ? "done" : "failed"));
    }
    if (filter.repository() != null) {
      wanted.add(repository(filter.repository().fullName()));
    }
    if (filter.requestedBy() != null) {
      wanted.add(person(filter.requestedBy().id()));
    }
    return List.copyOf(wanted);
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
