package dev.pitwall.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.session.SessionFilter;
import dev.pitwall.session.SessionFilter.Group;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a session is found by. */
class TermsTest {
  @Test
  void aSessionHasTheBeginningsOfItsWordsAndWhatElseCanBeAskedForTogether() {
    var session = Made.session("k3f9", "Fix a 𝒲🚀-v2", "Acme/Shop", Made.ALICE, Made.at(0));

    assertEquals(
        Set.of(
            "racme/shop",
            "pU0ALICE",
            "racme/shop pU0ALICE",
            "wf",
            "wfi",
            "wfix",
            "wa",
            "w𝒲",
            "wv",
            "wv2"),
        Terms.of(session));
    assertEquals(
        Set.of("ra/b", "pU1", "gdone", "ra/b pU1", "ra/b gdone", "pU1 gdone", "ra/b pU1 gdone"),
        Terms.combinations("ra/b", "pU1", "gdone"));
    assertEquals(Set.of("ra/b"), Terms.combinations("ra/b", "", ""));
  }

  @Test
  void ofAVeryLongWordItsBeginningIsEnough() {
    var terms = Terms.beginnings("𝒲" + "x".repeat(500));

    assertEquals(40, terms.size());
    assertEquals("w𝒲", terms.getFirst());
    assertEquals("w𝒲" + "x".repeat(39), terms.getLast());
  }

  @Test
  void whatIsTypedIsWantedOnce() {
    var filter =
        new SessionFilter(Group.DONE, null, Made.ALICE, List.of("LOG-but", "log", "!", "xyz"));

    assertEquals(List.of("wlog", "wbut", "wxyz", "pU0ALICE gdone"), Terms.wanted(filter));
  }
}
