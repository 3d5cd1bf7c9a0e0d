package dev.pitwall.slack;

import dev.pitwall.action.Action;
import dev.pitwall.card.Reply;
import dev.pitwall.card.Trouble;
import dev.pitwall.command.CommandRequest;
import dev.pitwall.delivery.Inbox;
import dev.pitwall.delivery.Inbox.Item;
import dev.pitwall.session.Openness;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what stands in the inbox. */
public final class InboxRunner implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(InboxRunner.class);
  private static final int LANES = 4;
  private static final Duration PATIENCE = Duration.ofMillis(20);
  private static final Duration GIVE_WAY = Duration.ofMillis(250);
  private static final int IN_MEMORY = 1_000;

  private final Routes routes;
  private final Replies replies;
  private final Duration slackWaits;
  private final Rush rush = new Rush(System::nanoTime);
  private final Backlog backlog;
  private final DoneNotes notes;
  private final Lanes lanes;

  /**
   * A runner of these commands and actions.
   *
   * @param commands is given all that follows {@code /agents}
   */
  public static InboxRunner of(
      Inbox inbox,
      Function<CommandRequest, Reply> commands,
      List<Action> actions,
      Openness openness,
      SlackApi api,
      InstantSource clock) {
    return new InboxRunner(
        inbox,
        new Routes(commands, actions, new Overheard(openness)),
        new Replies(api, inbox, clock),
        clock,
        Duration.ofMillis(2_500));
  }

  /**
   * @param slackWaits for the answer to a submission, at most
   */
  InboxRunner(
      Inbox inbox, Routes routes, Replies replies, InstantSource clock, Duration slackWaits) {
    this.routes = routes;
    this.replies = replies;
    this.slackWaits = slackWaits;
    this.backlog = new Backlog(inbox, IN_MEMORY);
    this.notes = new DoneNotes(inbox, clock, backlog::forget);
    this.lanes = new Lanes(LANES, PATIENCE, this::next, rush::lasts, GIVE_WAY);
  }

  /** Does what stands open in the inbox: when Pitwall last ran, or another instance has died. */
  public void resume() {
    backlog.readAgain();
    lanes.wake();
  }

  /** How many requests wait to be done, as far as they are in memory. */
  public int waiting() {
    return backlog.waiting();
  }

  /**
   * Is about to be kept: {@link #later}, {@link #answerTo} or {@link #drop} follows.
   *
   * @return false when it is known: Slack sends it again, and the first still waits or runs
   */
  boolean expect(Item item) {
    rush.one();
    return backlog.expect(item.id());
  }

  /** It was not kept. */
  void drop(Item item) {
    backlog.forget(List.of(item.id()));
  }

  /** Does it soon, after those that came before. */
  void later(Item item) {
    backlog.add(item);
    lanes.wake();
  }

  private @Nullable Runnable next() {
    var item = backlog.next();
    return item == null ? null : () -> run(item);
  }

  private void run(Item item) {
    if (!backlog.stillOurs(item)) {
      return;
    }
    boolean later = false;
    try {
      if (LeanBody.isSubmission(item.body())) {
        // Who sent it off was told that it did not work and still has the modal, all filled in.
        log.warn("A dialog sent off as Pitwall stopped was not taken; its sender was told");
        return;
      }
      if (item.kind().equals(Uploads.KIND)) {
        return;
      }
      var outcome = routes.run(item);
      outcome.ifPresent(replies::send);
      later = outcome.isPresent() && later(outcome.get(), said -> sendLater(item, said));
    } finally {
      if (!later) {
        notes.add(item.id());
      }
    }
  }

  /** Another instance that has taken it over meanwhile says it, and notes that it is done. */
  private void sendLater(Item item, Outcome outcome) {
    if (backlog.stillOurs(item)) {
      try {
        replies.send(outcome);
      } finally {
        notes.add(item.id());
      }
    }
  }

  /** Sees to what is said later, if anything is. */
  private static boolean later(Outcome outcome, Consumer<Outcome> say) {
    if (!(outcome.reply() instanceof Reply.Later(_, var then))) {
      return false;
    }
    var _ =
        then.exceptionally(
                e -> {
                  log.error("{}: what was to be said later failed", outcome.to().person().id(), e);
                  return Routes.BROKEN;
                })
            .thenAcceptAsync(
                reply -> say.accept(new Outcome(reply, outcome.to())), InboxRunner::onThread);
    return true;
  }

  private static void onThread(Runnable task) {
    Thread.ofVirtual().name("later").start(task);
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
          notes.add(item.id());
        });
    try {
      var outcome = run.get(slackWaits.toNanos(), TimeUnit.NANOSECONDS);
      outcome.filter(o -> o.reply() instanceof Reply.TextFile).ifPresent(this::sendSoon);
      outcome.ifPresent(o -> later(o, replies::sendLate));
      return outcome.map(o -> SubmissionAnswer.of(o.reply())).orElse(SubmissionAnswer.CLOSE);
    } catch (TimeoutException _) {
      log.warn("A dialog takes longer than Slack waits");
      var _ = run.thenAccept(outcome -> outcome.ifPresent(this::sendLate));
      return SubmissionAnswer.update(Trouble.stillAtIt());
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException("A dialog could not be done", e);
    }
  }

  private void sendLate(Outcome outcome) {
    replies.sendLate(outcome);
    later(outcome, replies::sendLate);
  }

  private void sendSoon(Outcome outcome) {
    Thread.ofVirtual().name("file").start(() -> replies.send(outcome));
  }

  /** Begins nothing more; what is not begun is done after the next start. */
  @Override
  public void close() {
    lanes.close();
  }
}
