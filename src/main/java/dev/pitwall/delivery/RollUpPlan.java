package dev.pitwall.delivery;

import dev.pitwall.delivery.RollUpStore.Crowd;
import dev.pitwall.session.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which channels of a workspace should have a roll-up: once news on cards would be too old, as few
 * as make them young again in the others, the fullest first.
 *
 * @param begin those that have none and should
 * @param calm those that have one and, as it is now, could do without
 */
record RollUpPlan(Set<Channel> begin, Set<Channel> calm) {
  private static final double MINUTE = 60;
  // Between two edits of a roll-up: no oftener than one can read, no rarer than news stay news.
  private static final double SHORTEST = 5;
  private static final double LONGEST = 25;
  private static final double USUAL_SHARE = 0.4;
  private static final double LARGEST_SHARE = 0.95;
  // Of all edits, however many are needed for what is more urgent.
  private static final double LEAST_SHARE = 0.2;
  private static final double YOUNG = 20;
  private static final double OLD = 28;
  private static final double TOO_OLD = 30;
  private static final int LEAST_LEFT = 3;

  /**
   * @param crowds of one workspace
   * @param perMinute edits that Slack takes
   * @param urgent edits a minute that are needed for what is more urgent than news
   */
  static RollUpPlan of(List<Crowd> crowds, double perMinute, double urgent, RollUpRule rule) {
    var model = new Model(crowds, perMinute, urgent);
    boolean tooOld = model.age() > tooOld(crowds, rule);
    var begin = tooOld ? begin(crowds, model, rule) : Set.<Channel>of();
    return new RollUpPlan(begin, calm(crowds, model, rule));
  }

  /** Where some have a roll-up already, another is no surprise and may come before it must. */
  private static double tooOld(List<Crowd> crowds, RollUpRule rule) {
    boolean some = crowds.stream().anyMatch(Crowd::rolledUp);
    double above = seconds(rule.above());
    return some ? (above + seconds(rule.below())) / 2 : above;
  }

  private static Set<Channel> begin(List<Crowd> crowds, Model model, RollUpRule rule) {
    var begin = new HashSet<Channel>();
    var open = new ArrayList<>(crowds.stream().filter(c -> !c.rolledUp()).toList());
    open.removeIf(c -> c.cards() < rule.cards());
    open.sort(Comparator.comparingInt(Crowd::cards).reversed());
    while (!open.isEmpty() && model.age() >= seconds(rule.below())) {
      var fullest = open.removeFirst();
      model.rollUp(fullest);
      begin.add(fullest.channel());
    }
    return begin;
  }

  private static Set<Channel> calm(List<Crowd> crowds, Model model, RollUpRule rule) {
    var calm = new HashSet<Channel>();
    var rolledUp = new ArrayList<>(crowds.stream().filter(Crowd::rolledUp).toList());
    rolledUp.sort(Comparator.comparingInt(Crowd::cards));
    for (var emptiest : rolledUp) {
      model.unroll(emptiest);
      // One that has no news costs edits and saves none.
      if (emptiest.cards() > 0 && model.age() >= seconds(rule.below())) {
        break;
      }
      calm.add(emptiest.channel());
    }
    return calm;
  }

  /**
   * How long a roll-up rests between two edits, so that all of a workspace's leave room for cards.
   */
  static Duration pause(int rollUps, double perMinute, double urgent) {
    return Duration.ofMillis((long) (1000 * pauseSeconds(rollUps, perMinute, urgent)));
  }

  /**
   * How many of the edits held in reserve a roll-up leaves to what is more urgent: the fewer the
   * longer its news wait, for they would be too old before all of the reserve was left.
   */
  static int leaves(int reserve, Duration waiting) {
    int least = Math.min(LEAST_LEFT, reserve);
    double part = Math.clamp((OLD - seconds(waiting)) / (OLD - YOUNG), 0, 1);
    return least + (int) Math.round((reserve - least) * part);
  }

  /** Whether news that have waited so long are too old. */
  static boolean tooOld(Duration waiting) {
    return seconds(waiting) > TOO_OLD;
  }

  private static double pauseSeconds(int rollUps, double perMinute, double urgent) {
    double each = rollUps * MINUTE / Math.max(perMinute - urgent, LEAST_SHARE * perMinute);
    double wanted = Math.clamp(each / USUAL_SHARE, SHORTEST, LONGEST);
    return Math.max(wanted, each / LARGEST_SHARE);
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }

  /** How old news on cards would become. */
  private static final class Model {
    private final double perMinute;
    private final double urgent;
    private int cards;
    private int rollUps;

    Model(List<Crowd> crowds, double perMinute, double urgent) {
      this.perMinute = perMinute;
      this.urgent = urgent;
      for (var crowd : crowds) {
        cards += crowd.rolledUp() ? 0 : crowd.cards();
        rollUps += crowd.rolledUp() ? 1 : 0;
      }
    }

    void rollUp(Crowd crowd) {
      cards -= crowd.cards();
      rollUps++;
    }

    void unroll(Crowd crowd) {
      cards += crowd.cards();
      rollUps--;
    }

    /** In seconds: a turn of all cards that show their own. */
    double age() {
      double rolled =
          rollUps == 0 ? 0 : rollUps * MINUTE / pauseSeconds(rollUps, perMinute, urgent);
      double left = perMinute - urgent - rolled;
      if (cards == 0) {
        return 0;
      }
      return left <= 0 ? Double.MAX_VALUE : cards * MINUTE / left;
    }
  }
}
