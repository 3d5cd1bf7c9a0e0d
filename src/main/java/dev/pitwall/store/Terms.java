package dev.pitwall.store;

import dev.pitwall.session.Session;
import dev.pitwall.session.SessionFilter;
import dev.pitwall.session.SessionFilter.Group;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What sessions can be filtered by, as short texts; the first letter says of which kind. */
final class Terms {
  /** What every session in a channel's space has. */
  static final String ANY = "c";

  private static final int LONGEST_WORD = 40;

  private Terms() {}

  /**
   * What a session must have.
   *
   * @param to the last term that will do
   */
  record Wanted(String from, String to) {
    static Wanted exactly(String term) {
      return new Wanted(term, term);
    }

    static Wanted beginningWith(String term) {
      return new Wanted(term, term + Character.toString(Character.MAX_CODE_POINT));
    }
  }

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
    TitleWords.of(session.task().title()).forEach(word -> terms.add(word(word)));
    return terms;
  }

  /** All of which a session must have; groups of sessions that have not ended have no term. */
  static List<Wanted> wanted(SessionFilter filter) {
    var wanted = new ArrayList<Wanted>();
    filter.words().stream()
        .flatMap(text -> TitleWords.of(text).stream())
        .sorted(Comparator.comparingInt(String::length).reversed())
        .map(word -> Wanted.beginningWith(word(word)))
        .forEach(wanted::add);
    if (filter.group() == Group.DONE || filter.group() == Group.FAILED) {
      wanted.add(Wanted.exactly(phase(filter.group() == Group.DONE ? "done" : "failed")));
    }
    if (filter.repository() != null) {
      wanted.add(Wanted.exactly(repository(filter.repository().fullName())));
    }
    if (filter.requestedBy() != null) {
      wanted.add(Wanted.exactly(person(filter.requestedBy().id())));
    }
    return wanted;
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

  private static String word(String word) {
    return "w" + word.substring(0, Math.min(word.length(), LONGEST_WORD));
  }
}
