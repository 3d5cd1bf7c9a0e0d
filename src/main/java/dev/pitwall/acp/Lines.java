package dev.pitwall.acp;

import java.io.ByteArrayOutputStream;

/** Cuts a stream of bytes into lines. Lines that are too long pass by without being held. */
final class Lines {
  private final int limit;
  private final Taker taker;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
  private long passed;

  /** Takes lines, without their ends. */
  interface Taker {
    void line(byte[] line);

    /**
     * A line that was longer than the limit.
     *
     * @param beginning as much of it as the limit allows
     */
    void tooLong(byte[] beginning, long length);
  }

  /**
   * Lines.
   *
   * @param limit bytes of the longest line that is taken whole
   */
  Lines(int limit, Taker taker) {
    this.limit = limit;
    this.taker = taker;
  }

  void feed(byte[] bytes, int length) {
    int from = 0;
    for (int i = 0; i < length; i++) {
      if (bytes[i] == '\n') {
        add(bytes, from, i - from);
        end();
        from = i + 1;
      }
    }
    add(bytes, from, length - from);
  }

  /** The stream has ended, maybe in mid-line. */
  void end() {
    if (passed > limit) {
      taker.tooLong(line.toByteArray(), passed);
    } else if (passed > 0) {
      taker.line(line.toByteArray());
    }
    line.reset();
    passed = 0;
  }

  private void add(byte[] bytes, int from, int count) {
    int room = (int) Math.min(count, Math.max(0, limit - passed));
    line.write(bytes, from, room);
    passed += count;
  }
}
