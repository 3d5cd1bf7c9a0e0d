package dev.pitwall.github.link;

import static dev.pitwall.session.Sessions.ALICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.access.Account;
import dev.pitwall.access.AccountLinking.Beginning;
import dev.pitwall.access.AccountLinking.Ending;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A code that is shown at one instance and asked for at another, when the first is gone. */
class TwoInstancesLinkTest {
  private static final Account OCTOCAT = new Account(583231, "octocat", ALICE);

  private final Links on;

  TwoInstancesLinkTest() throws Exception {
    on = Links.byDevice();
  }

  @AfterEach
  void close() {
    on.close();
  }

  /** The first is gone, and its request is done again at the other. */
  private Beginning.WithCode doneAgainAtTheOther() {
    on.visitors.gone = true;
    return begunAtTheOther();
  }

  private Beginning.WithCode begunAtTheOther() {
    return (Beginning.WithCode) on.others.begin(ALICE);
  }

  @Test
  void whoEntersACodeWhenItsInstanceEndsGoesOnWithTheSame() {
    var first = on.code();
    on.pass(5);
    var again = doneAgainAtTheOther();

    assertEquals(first.code(), again.code());
    assertEquals(first.where(), again.where());
    assertEquals(first.until(), again.until());
    on.github.decide(true);
    on.pass(5, on.others);
    assertEquals(new Ending.Linked(OCTOCAT), again.ending().resultNow());
    assertEquals(Optional.of(OCTOCAT), on.others.accounts().of(ALICE));
    assertEquals(1, on.codes());
  }

  @Test
  void whoHadEnteredTheCodeIsLinkedWithoutDoingItAgain() {
    on.code();
    on.github.decide(true);
    var again = doneAgainAtTheOther();
    on.pass(5, on.others);

    assertEquals(new Ending.Linked(OCTOCAT), again.ending().resultNow());
    assertEquals(1, on.codes());
  }

  @Test
  void whereBothAskTheOneThatIsToldFirstLinksAndTheOtherKnows() {
    var first = on.code();
    var again = doneAgainAtTheOther();
    on.github.decide(true);
    on.pass(5, on.links, on.others);

    assertEquals(new Ending.Linked(OCTOCAT), first.ending().resultNow());
    assertEquals(new Ending.Linked(OCTOCAT), again.ending().resultNow());
    assertTrue(on.github.accepts("ghu_1"));
  }

  @Test
  void whoIsToldByGitHubThatTheCodeIsGoneWaitsForTheOther() {
    on.code();
    var again = doneAgainAtTheOther();
    on.github.decide(true);
    on.github.knowNoUser(true);
    on.pass(5, on.links, on.others);
    assertFalse(again.ending().isDone());

    on.github.knowNoUser(false);
    on.pass(5, on.links, on.others);
    assertEquals(new Ending.Linked(OCTOCAT), again.ending().resultNow());
  }

  @Test
  void whoDeclinesIsToldByBoth() {
    var first = on.code();
    var again = doneAgainAtTheOther();
    on.github.decide(false);
    on.pass(5, on.others, on.links);

    assertEquals(new Ending.Denied(), first.ending().resultNow());
    assertEquals(new Ending.Denied(), again.ending().resultNow());
  }

  @Test
  void aCodeThatIsAboutToExpireIsNotShownAgain() {
    on.code();
    on.pass(13 * 60 + 30);

    assertEquals("WDJB-0002", doneAgainAtTheOther().code());
  }

  @Test
  void whoBeginsAnewAtAnotherInstanceGetsAnotherCodeAndTheFirstIsOver() {
    var first = on.code();
    assertNotEquals(first.code(), begunAtTheOther().code());

    on.pass(1);
    assertEquals(new Ending.Overtaken(), first.ending().resultNow());
  }

  @Test
  void whoUnlinksAtAnotherInstanceMeanwhileIsNotLinkedAfterwards() {
    var begun = on.code();
    on.others.unlink(ALICE);
    on.github.decide(true);
    on.pass(5);

    assertEquals(new Ending.Overtaken(), begun.ending().resultNow());
    assertTrue(on.store.all().isEmpty());
  }

  @Test
  void norWhenGitHubHasGivenTheTokensAlready() {
    var begun = on.code();
    on.github.decide(true);
    on.github.knowNoUser(true);
    on.pass(5);
    assertTrue(on.github.accepts("ghu_1"));
    on.others.unlink(ALICE);
    on.github.knowNoUser(false);
    on.pass(5);

    assertEquals(new Ending.Overtaken(), begun.ending().resultNow());
    assertTrue(on.store.all().isEmpty());
    assertFalse(on.github.accepts("ghu_1"));
  }
}
