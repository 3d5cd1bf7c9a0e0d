package dev.pitwall.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** So many connections, each sending its next request as soon as it has the last answer. */
final class ClosedLoop {
  private ClosedLoop() {}

  /**
   * What a run gave.
   *
   * @param perSecond answers with status 200
   * @param nanos of each answer
   * @param others answers with another status
   */
  record Result(double perSecond, Samples nanos, long others) {
    double p99() {
      return nanos.percentile(0.99);
    }
  }

  static Result run(int port, int connections, Duration time, Supplier<byte[]> requests)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    long end = begin + time.toNanos();
    var works = new ArrayList<Future<Recorder>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < connections; i++) {
        works.add(threads.submit(() -> work(port, end, requests)));
      }
    }
    return sum(works, System.nanoTime() - begin);
  }

  private static Recorder work(int port, long end, Supplier<byte[]> requests) throws IOException {
    var recorder = new Recorder();
    try (var connection = new Connection(port)) {
      for (long now = System.nanoTime(); now < end; ) {
        int status = connection.exchange(requests.get());
        long after = System.nanoTime();
        recorder.answered(status, after - now);
        now = after;
      }
    }
    return recorder;
  }

  private static Result sum(List<Future<Recorder>> works, long elapsed)
      throws IOException, InterruptedException {
    var all = new Recorder();
    for (var work : works) {
      try {
        all.add(work.get());
      } catch (ExecutionException e) {
        throw new IOException("A connection broke under load: " + e.getCause(), e);
      }
    }
    if (all.count() == 0) {
      throw new IOException(
          "No request was answered with 200, " + all.others() + " with another status.");
    }
    return new Result(all.count() / (elapsed / 1e9), all.samples(), all.others());
  }
}
