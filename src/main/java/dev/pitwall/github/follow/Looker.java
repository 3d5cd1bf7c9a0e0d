package dev.pitwall.github.follow;

import dev.pitwall.access.Account;
import dev.pitwall.github.api.Allowance;
import dev.pitwall.github.api.Answer.Kind;
import dev.pitwall.github.api.Answer.Refused;
import dev.pitwall.github.api.Reads.Missed;
import dev.pitwall.github.task.AgentTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;

/** Looks at a list, and plans when to do it again. */
final class Looker {
  private static final Set<Kind> NOT_SHOWN =
      Set.of(Kind.NOT_FOUND, Kind.PERMISSION, Kind.SSO, Kind.PLAN);

  private final Listing listing;
  private final Intake intake;
  private final Sources sources;
  private final Sight sight;
  private final Rhythm rhythm;
  private final Allowance allowance;

  Looker(
      Listing listing,
      Intake intake,
      Sources sources,
      Sight sight,
      Rhythm rhythm,
      Allowance allowance) {
    this.listing = listing;
    this.intake = intake;
    this.sources = sources;
    this.sight = sight;
    this.rhythm = rhythm;
    this.allowance = allowance;
  }

  /** Failures of the store pass through; what was read is then read again. */
  void look(Source source, Account asker, Instant now) {
    if (source.busy.compareAndSet(false, true)) {
      try {
        lookAlone(source, asker, now);
      } finally {
        source.busy.set(false);
      }
    }
  }

  private void lookAlone(Source source, Account asker, Instant now) {
    source.looked = now;
    source.due = now.plus(rhythm.retry(source.failures + 1));
    switch (listing.read(asker, source.path(), source.since)) {
      case Listing.NotListed(var missed) -> failed(source, asker, missed, now);
      case Listing.Listed listed -> {
        sight.answered(source, now);
        takeIn(source, asker, listed);
        source.since = listed.since();
        source.failures = 0;
        var stretch = allowance.room(asker).stretch(now);
        source.interval = rhythm.list(stretch, sources.idle(source));
        source.due = now.plus(source.interval);
      }
    }
  }

  private void takeIn(Source source, Account asker, Listing.Listed listed) {
    var all = new ArrayList<AgentTask>();
    if (!listed.tasks().isEmpty() || !source.deferred.isEmpty()) {
      intake.readBegun();
    }
    listed.tasks().forEach(task -> source.deferred.remove(task.id()));
    all.addAll(source.deferred.values());
    all.addAll(listed.tasks());
    for (var task : all) {
      source.deferred.put(task.id(), task);
      if (intake.take(source, asker, task)) {
        source.deferred.remove(task.id());
      }
    }
  }

  private void failed(Source source, Account asker, Missed<AgentTask.Page> missed, Instant now) {
    source.failures++;
    if (!(missed.answer() instanceof Refused(var kind, _, _, var retryAt))) {
      return;
    }
    if (retryAt != null && retryAt.isAfter(now)) {
      source.due = retryAt;
    } else if (NOT_SHOWN.contains(kind) && source.repository != null) {
      source.notFor(asker, now);
      source.due = now;
    }
  }
}
