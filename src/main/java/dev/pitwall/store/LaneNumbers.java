package dev.pitwall.store;

import dev.pitwall.delivery.Lane;
import java.util.List;

/** Lanes as they stand in the database: the most urgent first; others only by a migration. */
final class LaneNumbers {
  private static final List<Lane> BY_NUMBER =
      List.of(Lane.STOP, Lane.LIFECYCLE, Lane.FINISH, Lane.DIGEST, Lane.ROLL_UP, Lane.ROUTINE);

  private LaneNumbers() {}

  static int of(Lane lane) {
    return BY_NUMBER.indexOf(lane);
  }

  static Lane lane(int number) {
    return BY_NUMBER.get(number);
  }
}
