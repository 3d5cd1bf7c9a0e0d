package dev.pitwall.slack;

import dev.pitwall.card.Message;
import dev.pitwall.card.Modal;
import dev.pitwall.card.Reply;
import dev.pitwall.card.Trouble;
import dev.pitwall.delivery.Inbox;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends people the answers to what they asked. */
final class Replies {
  private static final Logger log = LoggerFactory.getLogger(Replies.class);
  // Slack takes answers for half an hour; the rest is for clocks that differ and time on the way.
  private static final Duration RESPONSE_URL_LASTS = Duration.ofMinutes(29);

  // The modal shows something newer, or nobody looks at it any more.
  private static final Set<String> OVERTAKEN = Set.of("hash_conflict", "not_found");

  private final SlackApi api;
  private final Uploads uploads;
  private final InstantSource clock;

  Replies(SlackApi api, Inbox inbox, InstantSource clock) {
    this.api = api;
    this.uploads = new Uploads(api, inbox, clock);
    this.clock = clock;
  }

  void send(Outcome outcome) {
    var to = outcome.to();
    switch (outcome.reply()) {
      case Reply.Silent() -> {}
      case Reply.Private(var message) -> tell(to, message, false);
      case Reply.Later(var message, _) -> tell(to, message, false);
      case Reply.Replace(var message) -> tell(to, message, true);
      case Reply.Several(var messages) -> messages.forEach(message -> tell(to, message, false));
      case Reply.Open(var modal) -> open(to, modal);
      case Reply.Update(var modal) ->
          update(to, modal, to.view() == null ? null : to.view().hash());
      case Reply.Errors(var errors) ->
          errors.values().forEach(error -> tell(to, Trouble.said(error), false));
      case Reply.TextFile file -> upload(to, file);
    }
  }

  /** To somebody whose modal was told to wait. */
  void sendLate(Outcome outcome) {
    if (outcome.reply() instanceof Reply.TextFile file) {
      upload(outcome.to(), file);
    }
    var modal = SubmissionAnswer.modal(outcome.reply());
    update(outcome.to(), modal == null ? Trouble.done() : modal, null);
  }

  private void tell(Address to, Message message, boolean replace) {
    var age = Duration.between(to.at(), clock.instant());
    SlackAnswer answer = new SlackAnswer.Refused("no response_url", "");
    if (to.responseUrl() != null && age.compareTo(RESPONSE_URL_LASTS) < 0) {
      answer = api.respond(to.responseUrl(), replace ? null : to.thread(), message, replace);
    }
    boolean notSaid =
        answer instanceof SlackAnswer.Refused || answer instanceof SlackAnswer.Limited;
    if (notSaid && to.channel() != null) {
      answer = api.whisper(to.channel(), to.person().id(), to.thread(), message);
    }
    noted("answered", to, answer);
  }

  private void open(Address to, Modal modal) {
    if (to.trigger() == null) {
      log.warn("{} can't be shown a dialog: nothing was clicked", to.person().id());
    } else if (!noted("shown a dialog", to, api.openModal(to.trigger(), modal))) {
      tell(to, Trouble.tooLate(), false);
    }
  }

  private void update(Address to, Modal modal, @Nullable String hash) {
    if (to.view() == null) {
      open(to, modal);
      return;
    }
    var answer = api.updateModal(to.view().id(), hash, modal);
    if (!(answer instanceof SlackAnswer.Refused(var error, _) && OVERTAKEN.contains(error))) {
      noted("shown the next page", to, answer);
    }
  }

  private void upload(Address to, Reply.TextFile file) {
    switch (uploads.put(file, to)) {
      case Uploads.Shared() -> {}
      case Uploads.NotTaken(var answer) -> {
        noted("sent a file", to, answer);
        tell(to, Trouble.noFile(), false);
      }
      case Uploads.Unknown(var why) -> {
        log.warn("{} may or may not have been sent a file: {}", to.person().id(), why);
        tell(to, Trouble.perhapsNoFile(), false);
      }
    }
  }

  private static boolean noted(String what, Address to, SlackAnswer answer) {
    if (answer instanceof SlackAnswer.Taken) {
      return true;
    }
    log.warn("{} could not be {}: {}", to.person().id(), what, answer);
    return false;
  }
}
