package dev.pitwall.delivery;

import static dev.pitwall.session.Sessions.SEVEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.session.Decision.Change;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.Sessions;
import dev.pitwall.session.Transitions;
import org.junit.jupiter.api.Test;

class LaneTest {
  private final Session working = Sessions.in(new SessionState.InProgress("reading"));

  private Lane laneOf(SessionEvent event) {
    return Transitions.apply(working, event, Sessions.SEVEN) instanceof Change(var next, _, _)
        ? Lane.ofCard(working, next)
        : Lane.ROUTINE;
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
