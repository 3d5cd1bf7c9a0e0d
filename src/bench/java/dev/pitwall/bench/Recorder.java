package dev.pitwall.bench;

import java.util.Arrays;

/** Keeps every answer's time, as cheaply as an array can. */
final class Recorder {
  private long[] nanos = new long[1024];
  private int count;
  private long others;

  void answered(int status, long time) {
    if (status != 200) {
      others++;
      return;
    }
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = time;
  }

  void add(Recorder more) {
    int together = count + more.count;
    if (together > nanos.length) {
      nanos = Arrays.copyOf(nanos, together);
    }
    System.arraycopy(more.nanos, 0, nanos, count, more.count);
    count = together;
    others += more.others;
  }

  /** Answers with status 200. */
  int count() {
    return count;
  }

  /** Answers with any other status. */
  long others() {
    return others;
  }

  Samples samples() {
    return Samples.of(Arrays.copyOf(nanos, count));
  }
}
