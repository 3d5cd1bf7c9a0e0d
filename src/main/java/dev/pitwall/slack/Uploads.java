package dev.pitwall.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pitwall.card.Reply;
import dev.pitwall.delivery.Inbox;
import dev.pitwall.delivery.Inbox.Item;
import dev.pitwall.delivery.MessageSender.Sent;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Puts files into threads, what one request asked for at most once. Slack shows nothing of a file
 * until it is told where it belongs; that this begins is kept before. When it began and nobody
 * knows what came of it, the thread is looked through for the file's name, which has the time of
 * the request in it. When it is not there, it may still come, as Slack shares files some time after
 * it says so: then that is told, and nothing is sent again.
 */
final class Uploads {
  /** Of what stands in the inbox beside the request; there is nothing to do about it by itself. */
  static final String KIND = "file";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final SlackApi api;
  private final Lookup lookup;
  private final Inbox inbox;
  private final InstantSource clock;

  Uploads(SlackApi api, Inbox inbox, InstantSource clock) {
    this.api = api;
    this.lookup = new Lookup(api);
    this.inbox = inbox;
    this.clock = clock;
  }

  /** What came of a file. */
  sealed interface Fate {}

  /** It is in the thread, or will be in a moment. */
  record Shared() implements Fate {}

  /** Slack does not have it. */
  record NotTaken(SlackAnswer answer) implements Fate {}

  /** Perhaps it is in the thread, perhaps not. */
  record Unknown(String why) implements Fate {}

  Fate put(Reply.TextFile file, Address to) {
    var named = file.named(stamped(file.name(), to.at()));
    var sent = api.send(named);
    if (!(sent instanceof SlackAnswer.Taken place)) {
      return new NotTaken(sent);
    }
    var id = id(named, to);
    if (!inbox.keep(new Item(id, KIND, named.name(), clock.instant()))) {
      return found(named, to, "it began when Pitwall last ran");
    }
    var fate = shared(named, to, api.share(named, place));
    inbox.done(List.of(id), clock.instant());
    return fate;
  }

  private Fate shared(Reply.TextFile file, Address to, SlackAnswer answer) {
    return switch (answer) {
      case SlackAnswer.Taken _ -> new Shared();
      case SlackAnswer.Unclear(var why) -> found(file, to, why);
      case SlackAnswer.Refused _, SlackAnswer.Limited _, SlackAnswer.Unreachable _ ->
          new NotTaken(answer);
    };
  }

  private Fate found(Reply.TextFile file, Address to, String why) {
    return lookup.findFile(file.channel().id(), file.threadTs(), file.name(), to.at())
            instanceof Sent
        ? new Shared()
        : new Unknown(why);
  }

  private static String stamped(String name, Instant at) {
    int dot = name.lastIndexOf('.');
    var stem = dot < 0 ? name : name.substring(0, dot);
    return stem + "-" + STAMP.format(at) + name.substring(stem.length());
  }

  private static String id(Reply.TextFile file, Address to) {
    var parts =
        List.of(
            file.channel().id(),
            file.threadTs(),
            file.name(),
            to.person().id(),
            String.valueOf(to.at().toEpochMilli()));
    return BodyHash.of(String.join("\n", parts).getBytes(UTF_8));
  }
}
