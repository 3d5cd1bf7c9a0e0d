package dev.pitwall.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.delivery.RollUpStore.Crowd;
import dev.pitwall.session.Channel;
import dev.pitwall.session.Sessions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RollUpPlanTest {
  private static final double SLACK = 44;

  private static Crowd busy(String channel, int cards) {
    return new Crowd(channel(channel), cards, false);
  }

  private static Crowd rolledUp(String channel, int cards) {
    return new Crowd(channel(channel), cards, true);
  }

  private static Channel channel(String name) {
    return new Channel(Sessions.PIT_LANE, name);
  }

  private static RollUpPlan plan(double urgent, Crowd... crowds) {
    return RollUpPlan.of(List.of(crowds), SLACK, urgent, Pace.SLACK.rollUp());
  }

  private static Set<String> begins(Crowd... crowds) {
    return names(plan(0, crowds).begin());
  }

  private static Set<String> calm(Crowd... crowds) {
    return names(plan(0, crowds).calm());
  }

  private static Set<String> names(Set<Channel> channels) {
    return channels.stream().map(Channel::id).collect(Collectors.toSet());
  }

  @Test
  void aChannelIsRolledUpWhenItsNewsWouldBeOlderThanHalfAMinute() {
    assertEquals(Set.of(), begins(busy("C1", 22)));
    assertEquals(Set.of("C1"), begins(busy("C1", 23)));
  }

  @Test
  void whatIsMoreUrgentThanNewsLeavesFewerEditsToThem() {
    assertEquals(Set.of(), names(plan(0, busy("C1", 17)).begin()));
    assertEquals(Set.of("C1"), names(plan(12, busy("C1", 17)).begin()));
    assertEquals(Set.of("C1"), names(plan(60, busy("C1", 3)).begin()));
  }

  @Test
  void theBudgetIsTheWorkspacesAndTheFullestChannelGoesFirst() {
    assertEquals(Set.of("C2"), begins(busy("C1", 4), busy("C2", 40), busy("C3", 3)));
    assertEquals(Set.of("C1", "C2", "C3"), begins(busy("C1", 12), busy("C2", 30), busy("C3", 11)));
  }

  @Test
  void aChannelWithOneOrTwoBusyCardsHasNothingToRollUp() {
    var many = new Crowd[40];
    Arrays.setAll(many, i -> busy("C" + i, 2));
    assertEquals(Set.of(), begins(many));
  }

  @Test
  void itEndsOnlyWhenNewsWouldBeMuchYoungerThanThat() {
    assertEquals(Set.of(), calm(rolledUp("C1", 23)));
    assertEquals(Set.of(), calm(rolledUp("C1", 11)));
    assertEquals(Set.of("C1"), calm(rolledUp("C1", 10)));
    assertEquals(Set.of("C1"), calm(rolledUp("C1", 0)));
  }

  @Test
  void oneWithoutNewsEndsHoweverBusyTheOthersAre() {
    var many = new Crowd[41];
    Arrays.setAll(many, i -> i == 0 ? rolledUp("C0", 0) : busy("C" + i, 2));
    assertEquals(Set.of("C0"), calm(many));
    many[0] = rolledUp("C0", 1);
    assertEquals(Set.of(), calm(many));
  }

  @Test
  void theEmptiestEndsFirstAndNoneThatWouldBeginAgain() {
    assertEquals(Set.of("C1"), calm(rolledUp("C1", 2), rolledUp("C2", 60)));
    assertEquals(Set.of(), calm(rolledUp("C1", 1), rolledUp("C2", 2), busy("C3", 9)));
    assertEquals(Set.of("C2"), begins(rolledUp("C1", 0), busy("C2", 60)));
  }

  @Test
  void whereOneIsRolledUpAnotherFollowsBeforeItsNewsAreTooOld() {
    assertEquals(Set.of(), begins(busy("C1", 13)));
    assertEquals(Set.of("C2"), begins(rolledUp("C1", 60), busy("C2", 13)));
    assertEquals(Set.of(), begins(rolledUp("C1", 60), busy("C2", 12)));
  }

  @Test
  void theLongerNewsWaitTheLessIsLeftToWhatIsMoreUrgent() {
    assertEquals(6, RollUpPlan.leaves(6, Duration.ofSeconds(20)));
    assertEquals(5, RollUpPlan.leaves(6, Duration.ofSeconds(24)));
    assertEquals(3, RollUpPlan.leaves(6, Duration.ofSeconds(28)));
    assertEquals(3, RollUpPlan.leaves(6, Duration.ofMinutes(28)));
    assertEquals(1, RollUpPlan.leaves(1, Duration.ofSeconds(24)));
  }

  @Test
  void newsAreTooOldAfterHalfAMinute() {
    assertFalse(RollUpPlan.tooOld(Duration.ofSeconds(30)));
    assertTrue(RollUpPlan.tooOld(Duration.ofMillis(30_001)));
  }

  @Test
  void roundUpsRestLongerTheMoreOfThemThereAre() {
    assertEquals(Duration.ofSeconds(5), RollUpPlan.pause(1, SLACK, 0));
    assertEquals(Duration.ofMillis(17_045), RollUpPlan.pause(5, SLACK, 0));
    assertEquals(Duration.ofSeconds(25), RollUpPlan.pause(10, SLACK, 0));
    assertEquals(Duration.ofMillis(43_062), RollUpPlan.pause(30, SLACK, 0));
  }

  @Test
  void roundUpsRestLongerTheMoreIsNeededForWhatIsMoreUrgent() {
    assertEquals(Duration.ofSeconds(5), RollUpPlan.pause(1, SLACK, 14));
    assertEquals(Duration.ofSeconds(25), RollUpPlan.pause(10, SLACK, 14));
    assertEquals(Duration.ofMillis(26_315), RollUpPlan.pause(10, SLACK, 20));
    assertEquals(Duration.ofMillis(71_770), RollUpPlan.pause(10, SLACK, 60));
  }
}
