package dev.pitwall.github;

import static dev.pitwall.github.Yard.ALICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.sandbox.github.rest.Availability;
import dev.pitwall.sandbox.github.rest.Feature;
import dev.pitwall.sandbox.github.wire.Call;
import dev.pitwall.sandbox.github.wire.Fault;
import dev.pitwall.session.StopRequest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What goes wrong at GitHub makes following slower, and neither loses nor doubles anything. */
class FaultyGitHubTest extends OverSandbox {
  private static final String LIST = "GET /agents/repos/{owner}/{repo}/tasks";
  private static final String LOG = "GET /agents/sessions/{session}/logs";

  private void watching() {
    yard.watch(SHOP);
    pass(16);
  }

  private String started() {
    return sandbox.startTask("octo-org", "shop", "Fix the login button", "alice");
  }

  private List<String> cards(List<String> posted) {
    return posted.stream().filter(line -> line.startsWith("CARD")).toList();
  }

  @Test
  void nothingIsAskedForAsLongAsASecondaryLimitSays() {
    watching();
    sandbox.faults().next(1, LIST, new Fault.SecondaryLimit(Optional.of(Duration.ofMinutes(2))));
    var id = started();
    pass(16);
    sandbox.forgetCalls();
    pass(90);
    assertEquals(List.of(), sandbox.calls());
    assertFalse(yard.known(id));
    pass(60);
    assertEquals(List.of("CARD " + id), cards(yard.posted()));
  }

  @Test
  void aBadGatewayAPageForPeopleAndHalfAnAnswerAreAskedAgain() {
    watching();
    sandbox.faults().next(1, LIST, new Fault.BadGateway(false));
    sandbox.faults().next(1, LIST, new Fault.HtmlBody());
    sandbox.faults().next(1, LIST, new Fault.MalformedJson());
    sandbox.faults().next(1, LIST, new Fault.Dropped(false));
    var id = started();
    pass(16);
    assertFalse(yard.known(id));
    pass(300);
    assertEquals(List.of("CARD " + id), cards(yard.posted()));
  }

  @Test
  void pagesThatShiftWhileTheyAreReadNeitherLoseNorDoubleASession() {
    watching();
    sandbox.faults().pagesShift(true);
    sandbox.faults().hidden(70);
    // Bob's, so that no other list shows them.
    var ids = new HashSet<String>();
    for (int i = 0; i < 130; i++) {
      ids.add(sandbox.startTask("octo-org", "shop", "Fix the login button", "bob"));
    }
    sandbox.forgetCalls();
    pass(15);
    var pages = sandbox.calls(LIST).stream().map(c -> c.path().contains("&page=2")).toList();
    assertEquals(List.of(false, true), pages, "one read of two pages");
    var unseen = ids.stream().filter(id -> !yard.known(id)).toList();
    assertEquals(sandbox.faults().shifted(), unseen, "one moved away from the page not read yet");
    assertEquals(1, unseen.size());

    pass(45);
    var cards = cards(yard.posted());
    assertEquals(ids.size(), cards.size());
    assertEquals(
        ids.stream().map(id -> "CARD " + id).collect(Collectors.toSet()), Set.copyOf(cards));
  }

  @Test
  void aQuietPeriodCostsOneConditionalCallForEachListAndNothingOfTheBudget() {
    watching();
    pass(120);
    sandbox.forgetCalls();
    int spent = sandbox.rateLimits().used(Yard.ALICES.userId());
    pass(60);
    var calls = sandbox.calls();
    assertEquals(4, sandbox.calls(LIST).size());
    assertEquals(
        Set.of(304), calls.stream().map(Call::status).collect(Collectors.toSet()), calls::toString);
    assertEquals(spent, sandbox.rateLimits().used(Yard.ALICES.userId()));

    var id = started();
    pass(16);
    assertTrue(yard.shown(id), "what is new is seen all the same");
  }

  @Test
  void aLogThatShrinksIsReadToItsEndAndRepeatsNothing() {
    sandbox.set(Feature.EVENTS, Availability.ABSENT);
    watching();
    var id = started();
    for (int i = 0; i < 6; i++) {
      sandbox.step(id);
      sandbox.faults().next(1, LOG, new Fault.Shrunk());
      pass(16);
    }
    sandbox.finish(id);
    sandbox.faults().none();
    pass(61);
    var session = yard.session(id);
    var log = yard.store.log(session.id(), 0, 1_000);
    assertTrue(log.size() > 3, log::toString);
    assertEquals(log.size(), Set.copyOf(log).size(), log::toString);
  }

  @Test
  void aRunThatIsCancelledIsNotStoppedUntilItsStateSaysSo() {
    watching();
    var id = started();
    pass(16);
    sandbox.step(id);
    sandbox.faults().cancelIgnored(true);
    yard.dispatcher.stop("a1", yard.session(id).id(), ALICE, "wrong direction");
    pass(61);
    yard.tracker.checkStops();
    assertFalse(yard.session(id).ended());
    assertInstanceOf(StopRequest.Unconfirmed.class, yard.session(id).stop());

    sandbox.fail(id, "cancelled at last");
    pass(31);
    assertTrue(yard.session(id).ended());
    assertEquals(1, yard.posted().stream().filter(("NOTICE " + id)::equals).count(), "told once");
  }
}
