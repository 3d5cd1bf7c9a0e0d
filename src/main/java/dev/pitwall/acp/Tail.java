package dev.pitwall.acp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Drains a stream, usually standard error, and keeps its end. */
final class Tail {
  private static final int KEPT = 8 << 10;
  private static final Duration LAST_BYTES = Duration.ofMillis(500);
  private static final Pattern TELLING =
      Pattern.compile("(?i).*\\b(error|fatal|failed|cannot|can't|denied|not found|panic).*");

  private final byte[] kept = new byte[KEPT];
  private long seen;
  private final Thread reader;

  Tail(InputStream stream, String name) {
    // A thread of the platform: a virtual one would hold one anyway while it waits for a process.
    reader = Thread.ofPlatform().name(name).daemon().start(() -> drain(stream));
  }

  private void drain(InputStream stream) {
    var buffer = new byte[KEPT];
    try (stream) {
      for (int n; (n = stream.read(buffer)) >= 0; ) {
        keep(buffer, n);
      }
    } catch (IOException e) {
      // The process is gone; what was read is what there is.
    }
  }

  private synchronized void keep(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      kept[(int) (seen++ % KEPT)] = bytes[i];
    }
  }

  /** The line at the end that tells most; empty when nothing was written. */
  String lastWords() throws InterruptedException {
    reader.join(LAST_BYTES);
    var lines = Plain.text(text()).lines().filter(l -> !l.isBlank()).toList();
    return lines.reversed().stream()
        .filter(l -> TELLING.matcher(l).matches())
        .findFirst()
        .orElseGet(() -> last(lines));
  }

  private static String last(List<String> lines) {
    return lines.isEmpty() ? "" : lines.getLast();
  }

  private synchronized String text() {
    int length = (int) Math.min(seen, KEPT);
    var bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = kept[(int) ((seen - length + i) % KEPT)];
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
