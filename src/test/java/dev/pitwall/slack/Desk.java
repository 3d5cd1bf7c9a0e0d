package dev.pitwall.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pitwall.action.Action;
import dev.pitwall.action.ActionRequest;
import dev.pitwall.card.Reply;
import dev.pitwall.card.Trouble;
import dev.pitwall.command.CommandRequest;
import dev.pitwall.http.HttpServer;
import dev.pitwall.http.Route;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** An endpoint on a real port, with commands and actions that note what they were asked. */
final class Desk implements AutoCloseable {
  final MemoryInbox inbox = new MemoryInbox();
  final RecordingSlack slack = new RecordingSlack();
  final List<CommandRequest> commands = new CopyOnWriteArrayList<>();
  final List<ActionRequest> actions = new CopyOnWriteArrayList<>();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Map<String, Function<ActionRequest, Reply>> replies = new ConcurrentHashMap<>();
  private volatile Function<CommandRequest, Reply> command =
      request -> new Reply.Private(Trouble.said("You typed " + request.text() + "."));
  private final SlackApi api;
  private final InstantSource clock;
  final MemoryOpenness openness = new MemoryOpenness();
  final InboxRunner runner;
  final HttpServer server;
  final SignedRequests requests;

  Desk() throws IOException {
    this(InstantSource.fixed(Instant.ofEpochSecond(1795330865)));
  }

  Desk(InstantSource clock) throws IOException {
    api = slack.api(clock);
    this.clock = clock;
    runner = anotherRunner();
    var endpoint =
        new SlackEndpoint(
            List.of(SignedRequests.SECRET), inbox, runner, new AckMeters(meters), clock, clock);
    server = new HttpServer("127.0.0.1", 0, List.of(new Route("/slack/events", endpoint)));
    server.start();
    requests = new SignedRequests(server.port(), clock);
  }

  /** As after a restart, over the same inbox. */
  InboxRunner anotherRunner() {
    return new InboxRunner(
        inbox,
        new Routes(
            this::command,
            List.of(
                new Note("session.stop"),
                new Note("question.answer"),
                new Note("stop.submit"),
                new Note("start_from_message"),
                new Note("mention")),
            new Overheard(openness)),
        new Replies(api, inbox, clock),
        clock,
        Duration.ofMillis(200));
  }

  void reply(Function<CommandRequest, Reply> reply) {
    command = reply;
  }

  void reply(String action, Function<ActionRequest, Reply> reply) {
    replies.put(action, reply);
  }

  /** With the address where answers to it can be sent. */
  ObjectNode answerable(ObjectNode payload) {
    return payload.put("response_url", slack.responseUrl());
  }

  Map<String, String> answerable(Map<String, String> command) {
    command.put("response_url", slack.responseUrl());
    return command;
  }

  /** Waits until all that is kept is done. */
  void untilDone() throws InterruptedException {
    inbox.untilDone();
  }

  @Override
  public void close() {
    requests.close();
    server.close();
    api.close();
    slack.close();
  }

  private Reply command(CommandRequest request) {
    commands.add(request);
    return command.apply(request);
  }

  private final class Note implements Action {
    private final String id;

    Note(String id) {
      this.id = id;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public Reply run(ActionRequest request) {
      actions.add(request);
      return replies.getOrDefault(id, _ -> new Reply.Silent()).apply(request);
    }
  }
}
