package dev.pitwall.acp;

import com.agentclientprotocol.sdk.spec.AcpClientSession.AcpError;
import com.agentclientprotocol.sdk.spec.AcpSchema;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What is said with an agent from {@code initialize} to the end of its last turn. */
final class Conversation {
  private static final Duration SLICE = Duration.ofSeconds(5);

  private final Connection connection;
  private final Wire wire;
  private final Permissions permissions;
  private final Updates updates;
  private final Mailbox mailbox;
  private final Limits limits;
  private final Failures failures;

  /** Completes when the agent can say nothing more. */
  private final CompletableFuture<?> gone;

  /** Completes when somebody wants an end: how that is to be told. */
  private final CompletableFuture<Ending> halted;

  Conversation(
      Connection connection,
      Wire wire,
      Permissions permissions,
      Updates updates,
      Mailbox mailbox,
      Limits limits,
      Failures failures,
      CompletableFuture<?> gone,
      CompletableFuture<Ending> halted) {
    this.connection = connection;
    this.wire = wire;
    this.permissions = permissions;
    this.updates = updates;
    this.mailbox = mailbox;
    this.limits = limits;
    this.failures = failures;
    this.gone = gone;
    this.halted = halted;
  }

  /** An end came before an answer. */
  private static final class Ended extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Ending ending;

    Ended(Ending ending) {
      super(null, null, false, false);
      this.ending = ending;
    }
  }

  /** Works on the prompt, and on what people say meanwhile, until there is nothing left to do. */
  Ending hold(Path folder, String prompt) throws InterruptedException {
    try {
      var hello = soon(connection.initialize());
      int version = hello.path("protocolVersion").asInt(AcpSchema.LATEST_PROTOCOL_VERSION);
      if (version != AcpSchema.LATEST_PROTOCOL_VERSION) {
        return failures.otherVersion(version);
      }
      var session = soon(connection.open(folder)).path("sessionId");
      if (!session.isTextual()) {
        return failures.noSession();
      }
      for (var texts = List.of(prompt); !texts.isEmpty(); texts = mailbox.takeOrClose()) {
        updates.turn();
        var reason = turn(session.textValue(), texts);
        if (!reason.equals("end_turn")) {
          return failures.stopReason(reason, updates.lastMessage());
        }
      }
      return new Ending.Done(updates.lastMessage());
    } catch (Ended e) {
      return e.ending;
    } finally {
      mailbox.close();
    }
  }

  private JsonNode soon(CompletableFuture<JsonNode> answer) throws Ended, InterruptedException {
    if (!await(answer, limits.begin())) {
      throw new Ended(halted.isDone() ? halted.join() : failures.noBeginning(limits.begin()));
    }
    return result(answer);
  }

  private String turn(String session, List<String> texts) throws Ended, InterruptedException {
    var answer = connection.prompt(session, texts);
    long begun = System.nanoTime();
    long waited = 0;
    long silentSince = begun;
    for (long now = begun; !halted.isDone(); now = System.nanoTime()) {
      silentSince = Math.max(silentSince, wire.heard());
      long left =
          Math.min(
              limits.silence().toNanos() - (now - silentSince),
              limits.turn().toNanos() - (now - begun - waited));
      if (left <= 0 && !answer.isDone()) {
        connection.cancel(session);
        throw new Ended(new Ending.TimedOut());
      }
      if (await(answer, least(SLICE, Duration.ofNanos(Math.max(left, 1))))) {
        return result(answer).path("stopReason").asText("");
      }
      if (permissions.waiting()) {
        waited += System.nanoTime() - now;
        silentSince = System.nanoTime();
      }
    }
    throw new Ended(cancelled(session, answer));
  }

  /** Asks the agent to end its turn, which is left to it for a while. */
  private Ending cancelled(String session, CompletableFuture<JsonNode> answer)
      throws InterruptedException {
    var ending = halted.join();
    permissions.cancel();
    if (ending instanceof Ending.Stopped) {
      connection.cancel(session);
      first(limits.cancel(), answer, gone);
    }
    return ending;
  }

  /** Whether the answer came within the limit; an end that came first is thrown. */
  private boolean await(CompletableFuture<JsonNode> answer, Duration limit)
      throws Ended, InterruptedException {
    first(limit, answer, gone, halted);
    if (answer.isDone() && !halted.isDone()) {
      return true;
    }
    if (gone.isDone() && !halted.isDone()) {
      throw new Ended(failures.gone());
    }
    return false;
  }

  private JsonNode result(CompletableFuture<JsonNode> answer) throws Ended, InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new Ended(
          e.getCause() instanceof AcpError error
              ? failures.error(error.getError())
              : failures.gone());
    }
  }

  private static void first(Duration limit, CompletableFuture<?>... futures)
      throws InterruptedException {
    try {
      CompletableFuture.anyOf(futures).get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // Looked at one by one by those who wait.
    }
  }

  private static Duration least(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
