package dev.pitwall.store;

import static dev.pitwall.github.Yard.ALICE;
import static dev.pitwall.github.Yard.BOB;
import static dev.pitwall.github.Yard.SEVEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.access.Visitors;
import dev.pitwall.access.Visitors.Visit;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of visitors does. */
abstract class VisitContract {
  private static final Visit ALICES = new Visit("a", ALICE, SEVEN.plusSeconds(600));
  private static final Visit BOBS = new Visit("b", BOB, SEVEN.plusSeconds(600));

  private Visitors visitors;

  abstract TestDatabase on();

  @BeforeEach
  void open() {
    visitors = new VisitTable(on().database());
    visitors.expect(ALICES, SEVEN);
    visitors.expect(BOBS, SEVEN);
  }

  @Test
  void somebodyComesOnceWithTheirState() {
    assertEquals(Optional.empty(), visitors.arrived("c", SEVEN));
    assertEquals(Optional.of(ALICES), visitors.arrived("a", SEVEN));
    assertEquals(Optional.empty(), visitors.arrived("a", SEVEN));
    assertEquals(Optional.of(BOBS), visitors.arrived("b", SEVEN));
  }

  @Test
  void whomAnEarlierRunExpectsThisOneExpectsToo() {
    var withMemo = new Visit("c", ALICE, SEVEN.plusSeconds(900), "sealed");
    visitors.expect(withMemo, SEVEN);

    assertEquals(Optional.of(withMemo), visitors.left(ALICE, SEVEN));
    assertEquals(Optional.of(withMemo), visitors.left(ALICE, SEVEN));
    assertEquals(Optional.empty(), visitors.left(ALICE, withMemo.until()));
    visitors.arrived("c", SEVEN);
    assertEquals(Optional.empty(), visitors.left(ALICE, SEVEN));
  }

  @Test
  void whoUnlinksWhenTheyHaveComeIsNotLinked() {
    visitors.arrived("a", SEVEN);
    visitors.drop(ALICE);
    visitors.ended("a", "linked");

    assertEquals(Optional.of(Visitors.OVERTAKEN), visitors.ending("a"));
  }

  @Test
  void whoIsLateDoesNotCome() {
    assertEquals(Optional.empty(), visitors.arrived("a", ALICES.until()));
  }

  @Test
  void whatCameOfItIsKeptForAWhile() {
    visitors.arrived("a", SEVEN);
    assertEquals(Optional.empty(), visitors.ending("a"));
    visitors.ended("a", "linked");
    assertEquals(Optional.of("linked"), visitors.ending("a"));

    var later = SEVEN.plus(Duration.ofHours(2));
    visitors.expect(new Visit("d", BOB, later.plusSeconds(600)), later);
    assertEquals(Optional.empty(), visitors.ending("a"));
  }

  @Test
  void onlyTheLatestOfAPersonCounts() {
    var next = new Visit("c", ALICE, SEVEN.plusSeconds(700));
    visitors.expect(next, SEVEN);

    assertEquals(Optional.empty(), visitors.arrived("a", SEVEN));
    assertEquals(Optional.of(Visitors.OVERTAKEN), visitors.ending("a"));
    visitors.drop(ALICE);
    assertEquals(Optional.empty(), visitors.arrived("c", SEVEN));
    assertEquals(Optional.of(BOBS), visitors.arrived("b", SEVEN));
  }
}
