package dev.pitwall.acp;

import com.agentclientprotocol.sdk.error.AcpErrorCodes;
import com.agentclientprotocol.sdk.json.TypeRef;
import com.agentclientprotocol.sdk.spec.AcpClientTransport;
import com.agentclientprotocol.sdk.spec.AcpSchema;
import com.agentclientprotocol.sdk.spec.AcpSchema.JSONRPCError;
import com.agentclientprotocol.sdk.spec.AcpSchema.JSONRPCMessage;
import com.agentclientprotocol.sdk.spec.AcpSchema.JSONRPCNotification;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * An agent's standard input and output. Each message is handled on the reading thread before the
 * next is read: updates stay in order and before the answer that follows them, and an agent that
 * writes faster than it is heard is held up by its own pipe.
 */
final class Wire implements AcpClientTransport {
  /** Longer lines are dropped; a request gets an error for it. */
  static final int LONGEST_LINE = 1 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(Wire.class);
  private static final int UNSENT = 64;

  /** No message is empty. */
  private static final byte[] CLOSE = {};

  private final String name;
  private final InputStream in;
  private final OutputStream out;
  private final LinkedBlockingQueue<byte[]> outgoing = new LinkedBlockingQueue<>(UNSENT);
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final AtomicInteger junk = new AtomicInteger();
  private volatile boolean closed;
  private volatile long heard = System.nanoTime();
  private @Nullable Thread reader;
  private @Nullable Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler;

  /**
   * A wire; nothing is read before {@link #connect}.
   *
   * @param name of the session, for threads and the log
   */
  Wire(String name, InputStream in, OutputStream out) {
    this.name = name;
    this.in = in;
    this.out = out;
  }

  /** Completes once everything that the agent wrote has been handled, and nothing more can come. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  /** When the agent last said something that made sense, by {@link System#nanoTime()}. */
  long heard() {
    return heard;
  }

  @Override
  public Mono<Void> connect(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> messages) {
    handler = messages;
    // A thread of the platform: a virtual one would hold one anyway while it waits for a process.
    reader = Thread.ofPlatform().name("agent-" + name).daemon().start(this::read);
    Thread.ofVirtual().name("to-agent-" + name).start(this::write);
    return Mono.empty();
  }

  private void read() {
    var lines = new Lines(LONGEST_LINE, new Hearing());
    var buffer = new byte[64 << 10];
    try (in) {
      for (int n; (n = in.read(buffer)) >= 0; ) {
        lines.feed(buffer, n);
      }
      lines.end();
    } catch (IOException e) {
      LOG.debug("Session {}: the agent's output ended: {}", name, e.getMessage());
    } finally {
      closeInput();
      if (junk.get() > 0) {
        LOG.info("Session {}: {} lines of the agent were no messages", name, junk.get());
      }
      ended.complete(null);
    }
  }

  /** What is done with the agent's lines. */
  private final class Hearing implements Lines.Taker {
    @Override
    public void line(byte[] line) {
      JsonRpc.message(line).ifPresentOrElse(Wire.this::hear, junk::incrementAndGet);
    }

    @Override
    public void tooLong(byte[] beginning, long length) {
      LOG.warn("Session {}: dropped a line of {} bytes from the agent", name, length);
      var error = new JSONRPCError(AcpErrorCodes.INVALID_REQUEST, "The message is too long", null);
      JsonRpc.head(beginning)
          .ifPresent(head -> {
            var failed = JsonRpc.failed(head.id(), error);
            if (head.isRequest()) {
              sendMessage(failed).subscribe();
            } else {
              hear(failed);
            }
          });
    }
  }

  private void hear(JSONRPCMessage message) {
    heard = System.nanoTime();
    if (message instanceof JSONRPCNotification notification
        && !notification.method().equals(AcpSchema.METHOD_SESSION_UPDATE)) {
      LOG.debug("Session {}: passed over {}", name, Plain.line(notification.method(), 60));
    } else if (handler != null) {
      handler
          .apply(Mono.just(message))
          .subscribe(answer -> {}, e -> LOG.warn("Session {}: a message was not handled", name, e));
    }
  }

  @Override
  public Mono<Void> sendMessage(JSONRPCMessage message) {
    try {
      var line = JsonRpc.JSON.writeValueAsBytes(message);
      return send(line) ? Mono.empty() : Mono.error(new IOException("The agent does not listen"));
    } catch (JsonProcessingException e) {
      return Mono.error(e);
    }
  }

  private boolean send(byte[] line) {
    if (closed) {
      return false;
    }
    if (!Thread.currentThread().equals(reader)) {
      return outgoing.offer(line);
    }
    try {
      // Who asks faster than it listens to the answers has to wait.
      outgoing.put(line);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void write() {
    try (out) {
      for (var line = outgoing.take(); line.length > 0; line = outgoing.take()) {
        out.write(line);
        out.write('\n');
        out.flush();
      }
    } catch (IOException e) {
      LOG.debug("Session {}: the agent listens no more: {}", name, e.getMessage());
      outgoing.clear();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      closed = true;
      // Whoever waits for room gets it.
      outgoing.clear();
    }
  }

  /** Ends the agent's input once everything is written, which asks a well-behaved agent to end. */
  void closeInput() {
    closed = true;
    if (!outgoing.offer(CLOSE)) {
      outgoing.clear();
      outgoing.offer(CLOSE);
    }
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.fromRunnable(this::closeInput);
  }

  @Override
  public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
    return JsonRpc.JSON.convertValue(data, JsonRpc.JSON.constructType(type.getType()));
  }
}
