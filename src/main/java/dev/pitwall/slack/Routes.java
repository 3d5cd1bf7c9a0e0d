package dev.pitwall.slack;

import dev.pitwall.action.Action;
import dev.pitwall.action.ActionRequest;
import dev.pitwall.card.Reply;
import dev.pitwall.card.Trouble;
import dev.pitwall.command.CommandRequest;
import dev.pitwall.delivery.Inbox.Item;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings each request to the command or action it asks for. */
final class Routes {
  private static final Logger log = LoggerFactory.getLogger(Routes.class);

  static final Reply BROKEN = new Reply.Private(Trouble.said(Trouble.UNEXPECTED));

  private final Bolt bolt = new Bolt();
  private final Function<CommandRequest, Reply> commands;
  private final Map<String, Action> actions;
  private final Overheard overheard;

  /**
   * @param commands is given all that follows {@code /agents}
   */
  Routes(Function<CommandRequest, Reply> commands, List<Action> actions, Overheard overheard) {
    this.commands = commands;
    this.overheard = overheard;
    this.actions = actions.stream().collect(Collectors.toMap(Action::id, Function.identity()));
  }

  /** Does what the request asks; empty when that is nothing. */
  Optional<Outcome> run(Item item) {
    return switch (bolt.read(item)) {
      case Asked.OfCommand(var request, var from) -> {
        overheard.named(request.channel(), from.named());
        yield Optional.of(
            done("/agents " + word(request), from, () -> commands.apply(request), BROKEN));
      }
      case Asked.OfAction(var id, var request, var link, var from) -> {
        overheard.named(request.channel(), from.named());
        yield link && !actions.containsKey(id)
            ? Optional.empty()
            : Optional.of(done(id, from, () -> run(id, request), BROKEN));
      }
      case Asked.OfSubmission(var id, var request, var from) ->
          Optional.of(done(id, from, () -> run(id, request), inModal(request)));
      case Asked.Nothing(var why, var wrong) -> {
        if (wrong) {
          log.warn("Can't do {} {}: {}", item.kind(), item.id(), why);
        }
        yield Optional.empty();
      }
    };
  }

  private static String word(CommandRequest request) {
    return request.text().strip().split("\\s", 2)[0];
  }

  private Reply run(String id, ActionRequest request) {
    var action = actions.get(id);
    return action == null ? new Reply.Private(Trouble.unknownButton()) : action.run(request);
  }

  /** Beside an input, so that the modal stays with all that was typed into it. */
  private static Reply inModal(ActionRequest request) {
    return request.inputs().keySet().stream()
        .findFirst()
        .<Reply>map(input -> new Reply.Errors(Map.of(input, Trouble.UNEXPECTED)))
        .orElse(BROKEN);
  }

  /** The one place where what nobody expected is caught. */
  private static Outcome done(String what, Address from, Supplier<Reply> work, Reply broken) {
    long begun = System.nanoTime();
    try {
      var reply = work.get();
      log.info("{}: {}, {} ms", from.person().id(), what, (System.nanoTime() - begun) / 1_000_000);
      return new Outcome(reply, from);
    } catch (RuntimeException | StackOverflowError e) {
      log.error("{}: {} failed", from.person().id(), what, e);
      return new Outcome(broken, from);
    }
  }
}
