package dev.pitwall.github;

import dev.pitwall.github.follow.Follower;
import dev.pitwall.session.Following;
import dev.pitwall.session.Hint;
import dev.pitwall.session.Hints;
import dev.pitwall.session.SessionStore;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One of several Pitwalls follows sessions; what it should look at now may be known at another. */
final class Sharing {
  private final SessionStore store;
  private final Follower follower;
  private final Runnable wake;
  private volatile Following following = Following.ALONE;
  private volatile @Nullable Hints hints;
  private OptionalLong followed = OptionalLong.empty();

  /**
   * @param wake something may have become due
   */
  Sharing(SessionStore store, Follower follower, Runnable wake) {
    this.store = store;
    this.follower = follower;
    this.wake = wake;
  }

  /** There are others, with whom these hints are shared. */
  void with(Following shared, Hints left) {
    following = shared;
    hints = left;
    follower.share(shared, session -> leave(new Hint.About(session.id())));
  }

  /** Whether sessions are followed here now. */
  boolean follows() {
    return following.tenure().isPresent();
  }

  void leave(Hint hint) {
    leave(UUID.randomUUID().toString(), hint);
  }

  /** A hint for the one that follows, whoever that is. */
  void leave(String id, Hint hint) {
    var shared = hints;
    if (shared == null) {
      hear(hint);
    } else {
      shared.leave(id, hint);
      hear();
    }
  }

  /** Does as the hints say that were left for whoever follows. */
  void hear() {
    var shared = hints;
    if (shared != null && follows()) {
      shared.take().forEach(this::hear);
    }
  }

  private void hear(Hint hint) {
    switch (hint) {
      case Hint.Watches() -> follower.watchesChanged();
      case Hint.Place(var repository) -> follower.lookNow(repository);
      case Hint.About(var session) -> store.find(session).ifPresent(follower::shown);
    }
    wake.run();
  }

  /** Follows what is due, here or not. */
  synchronized void runDue() {
    var tenure = following.tenure();
    if (tenure.isPresent() && !tenure.equals(followed)) {
      follower.takeOver();
    }
    followed = tenure;
    if (tenure.isPresent()) {
      follower.runDue();
    }
  }
}
