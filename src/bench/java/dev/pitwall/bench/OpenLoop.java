package dev.pitwall.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Requests at fixed times, whatever becomes of those before: an answer's time counts from when its
 * request was due, so that one long wait shows in all that came into it.
 */
final class OpenLoop {
  private static final int CONNECTIONS = 32;

  private final int port;
  private final long apart;
  private final Supplier<byte[]> requests;
  private final AtomicLong number = new AtomicLong();
  private final long begin = System.nanoTime();

  private OpenLoop(int port, int perSecond, Supplier<byte[]> requests) {
    this.port = port;
    this.apart = 1_000_000_000 / perSecond;
    this.requests = requests;
  }

  /** As long as there is something to go on for. */
  static Recorder run(int port, int perSecond, Supplier<byte[]> requests, BooleanSupplier goOn)
      throws IOException, InterruptedException {
    var loop = new OpenLoop(port, perSecond, requests);
    var works = new ArrayList<Future<Recorder>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CONNECTIONS; i++) {
        works.add(threads.submit(() -> loop.work(goOn)));
      }
    }
    var all = new Recorder();
    for (var work : works) {
      try {
        all.add(work.get());
      } catch (ExecutionException e) {
        throw new IOException("A connection broke under load: " + e.getCause(), e);
      }
    }
    return all;
  }

  private Recorder work(BooleanSupplier goOn) throws IOException {
    var recorder = new Recorder();
    try (var connection = new Connection(port)) {
      while (goOn.getAsBoolean()) {
        long due = begin + number.getAndIncrement() * apart;
        for (long rest = due - System.nanoTime(); rest > 0; rest = due - System.nanoTime()) {
          LockSupport.parkNanos(rest);
        }
        var request = requests.get();
        recorder.answered(connection.exchange(request), System.nanoTime() - due);
      }
    }
    return recorder;
  }
}
