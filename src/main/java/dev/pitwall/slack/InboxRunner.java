package dev.pitwall.slack;

import dev.pitwall.action.Action;
import dev.pitwall.card.Reply;
import dev.pitwall.card.Trouble;
import dev.pitwall.command.CommandRequest;
import dev.pitwall.delivery.Inbox;
import dev.pitwall.delivery.Inbox.Item;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what stands in the inbox. */
public final class InboxRunner {
  private static final Logger log = LoggerFactory.getLogger(InboxRunner.class);
  private static final int LANES = 4;
  private static final Duration PATIENCE = Duration.ofMillis(20);

  private final Inbox inbox;
  private final Routes routes;
  private final Replies replies;
  private final InstantSource clock;
  private final Duration slackWaits;
  private final Lanes lanes = new Lanes(LANES, PATIENCE);

  /**
   * A runner of these commands and actions.
   *
   * @param commands is given all that follows {@code /agents}
   */
  public static InboxRunner of(
      Inbox inbox,
      Function<CommandRequest, Reply> commands,
      List<Action> actions,
      SlackApi api,
      InstantSource clock) {
    return new InboxRunner(
        inbox,
        new Routes(commands, actions),
        new Replies(api, clock),
        clock,
        Duration.ofMillis(2_500));
  }

  /**
   * @param slackWaits for the answer to a submission, at most
   */
  InboxRunner(
      Inbox inbox, Routes routes, Replies replies, InstantSource clock, Duration slackWaits) {
    this.inbox = inbox;
    this.routes = routes;
    this.replies = replies;
    this.clock = clock;
    this.slackWaits = slackWaits;
  }

  /** Does what was not done when Pitwall last ran; comes once, before new requests do. */
  public void resume() {
    var open = inbox.open();
    if (!open.isEmpty()) {
      log.info("Doing {} requests that were kept when Pitwall last ran", open.size());
    }
    open.forEach(item -> {
      if (LeanBody.isSubmission(item.body())) {
        // Who sent it off was told that it did not work and still has the modal, all filled in.
        log.warn("A dialog sent off as Pitwall stopped was not taken; its sender was told");
        done(item);
      } else {
        later(item);
      }
    });
  }

  /** How many requests wait to be done. */
  public int waiting() {
    return lanes.waiting();
  }

  /** Does it soon, after those that came before. */
  void later(Item item) {
    lanes.add(() -> {
      try {
        routes.run(item).ifPresent(replies::send);
      } finally {
        done(item);
      }
    });
  }

  /** Does a submission now; what Slack is to be told, in time. */
  String answerTo(Item item) {
    var run = new CompletableFuture<Optional<Outcome>>();
    Thread.ofVirtual()
        .name("submission")
        .start(() -> {
          try {
            run.complete(routes.run(item));
          } catch (RuntimeException e) {
            run.completeExceptionally(e);
          }
          done(item);
        });
    try {
      var outcome = run.get(slackWaits.toNanos(), TimeUnit.NANOSECONDS);
      outcome.filter(o -> o.reply() instanceof Reply.TextFile).ifPresent(this::sendSoon);
      return outcome.map(o -> SubmissionAnswer.of(o.reply())).orElse(SubmissionAnswer.CLOSE);
    } catch (TimeoutException _) {
      log.warn("A dialog takes longer than Slack waits");
      var _ = run.thenAccept(outcome -> outcome.ifPresent(replies::sendLate));
      return SubmissionAnswer.update(Trouble.stillAtIt());
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException("A dialog could not be done", e);
    }
  }

  private void sendSoon(Outcome outcome) {
    Thread.ofVirtual().name("file").start(() -> replies.send(outcome));
  }

  private void done(Item item) {
    try {
      inbox.done(item.id(), clock.instant());
    } catch (RuntimeException e) {
      log.error("Can't note that a request is done; it will be done again after a restart", e);
    }
  }
}
