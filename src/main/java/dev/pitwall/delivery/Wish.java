package dev.pitwall.delivery;

import dev.pitwall.session.Channel;
import dev.pitwall.session.Workspace;
import java.time.Duration;
import java.time.Instant;

/**
 * A call to Slack that is wanted.
 *
 * @param key of the message it is about
 * @param since when there is something to call for
 */
record Wish(Channel channel, Call call, String key, Lane lane, Instant since) {

  /** The kinds of call that Slack counts apart. */
  enum Call {
    POST,
    EDIT,
    LOOK_UP,
    DELETE
  }

  /** The target's next call. */
  static Wish of(Target target) {
    return new Wish(
        target.channel(), callFor(target), target.key(), target.lane(), target.dirtyAt());
  }

  /** The recheck's; an edit that is to be made again costs nothing before it is. */
  static Wish of(Recheck recheck) {
    var call = recheck.stray() == null ? Call.LOOK_UP : Call.DELETE;
    return new Wish(recheck.channel(), call, recheck.key(), Lane.ROUTINE, recheck.since());
  }

  static Call callFor(Target target) {
    if (target.ts() != null) {
      return Call.EDIT;
    }
    return target.attemptedAt() == null ? Call.POST : Call.LOOK_UP;
  }

  /** What Slack limits as one. */
  String bucket() {
    var workspace = channel.workspace().id();
    return switch (call) {
      case EDIT -> edits(channel.workspace());
      case POST -> workspace + "/chat.postMessage/" + channel.id();
      case LOOK_UP -> workspace + "/conversations.history";
      case DELETE -> workspace + "/chat.delete";
    };
  }

  /** The bucket of a workspace's edits. */
  static String edits(Workspace workspace) {
    return workspace.id() + "/chat.update";
  }

  /** Whether others may have what is held in reserve, and this may not. */
  boolean yields() {
    return lane.compareTo(Lane.FINISH) > 0;
  }

  /** Whether it leaves the less to others the longer it waits. */
  boolean leavesLess() {
    return lane == Lane.ROLL_UP;
  }

  /** Whether it is shown too late when it has to wait now. */
  boolean matters(Instant now) {
    return !yields() || (leavesLess() && RollUpPlan.tooOld(Duration.between(since, now)));
  }

  /** How many calls it leaves to others, of so many that are held in reserve. */
  int leaves(int reserve, Instant now) {
    if (!yields()) {
      return 0;
    }
    return leavesLess() ? RollUpPlan.leaves(reserve, Duration.between(since, now)) : reserve;
  }
}
