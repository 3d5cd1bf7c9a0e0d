package dev.pitwall.delivery;

import static dev.pitwall.session.Sessions.SEVEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.session.Decision.Change;
import dev.pitwall.session.PullRequest;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.Sessions;
import dev.pitwall.session.Transitions;
import dev.pitwall.session.Work;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneTest {
  private final Session working = Sessions.in(new SessionState.InProgress("reading"));

  private Lane laneOf(SessionEvent event) {
    return Transitions.apply(working, event, Sessions.SEVEN) instanceof Change(var next, _, _)
        ? Lane.ofCard(working, next)
        : Lane.ROUTINE;
  }

  private boolean onlyNews(SessionEvent event) {
    return Transitions.apply(working, event, Sessions.SEVEN) instanceof Change(var next, _, _)
        && Lane.onlyNews(working, next);
  }

  @Test
  void whatItDoesAndHowMuchItMadeIsNewsAndNothingElseIs() {
    assertTrue(onlyNews(new SessionEvent.Progressed("writing")));
    assertTrue(onlyNews(new SessionEvent.Worked(new Work("fix", 1, 9, 4, 3, null, List.of()))));
    assertFalse(onlyNews(new SessionEvent.SightLost(SEVEN)));
    assertFalse(onlyNews(new SessionEvent.Rested()));
    assertFalse(onlyNews(new SessionEvent.StopAsked(Sessions.BOB, "wrong direction")));
    var opened =
        new PullRequest(42, "https://github.com/acme/shop/pull/42", "Fix", PullRequest.Status.OPEN);
    assertFalse(onlyNews(new SessionEvent.Worked(new Work("fix", 1, 9, 4, 3, opened, List.of()))));
  }

  @Test
  void aStopGoesFirstThenAnotherStateThenTheRest() {
    assertEquals(Lane.STOP, laneOf(new SessionEvent.StopAsked(Sessions.BOB, "wrong direction")));
    assertEquals(Lane.LIFECYCLE, laneOf(new SessionEvent.Completed("Done")));
    assertEquals(Lane.LIFECYCLE, laneOf(new SessionEvent.Asked(Sessions.mayIMigrate())));
    assertEquals(Lane.ROUTINE, laneOf(new SessionEvent.Progressed("writing")));
    assertEquals(Lane.ROUTINE, laneOf(new SessionEvent.SightLost(SEVEN)));
    assertEquals(Lane.FINISH, Lane.of(Target.Kind.NOTICE));
  }
}
