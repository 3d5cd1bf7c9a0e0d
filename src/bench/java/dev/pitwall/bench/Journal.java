package dev.pitwall.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** A file to which what comes is appended; all that wait share the one wait for the disk. */
final class Journal {
  private final LinkedBlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
  private final FileChannel file;

  Journal(Path path) throws IOException {
    file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    Thread.ofPlatform().name("journal").daemon().start(this::run);
  }

  /** Something to keep, and the one who waits for it to be on disk. */
  private record Entry(ByteBuffer bytes, CompletableFuture<Void> kept) {}

  /** Returns when it is on disk. */
  void keep(byte[] bytes) {
    var entry = new Entry(ByteBuffer.wrap(bytes), new CompletableFuture<>());
    queue.add(entry);
    entry.kept().join();
  }

  private void run() {
    var group = new ArrayList<Entry>();
    while (true) {
      try {
        group.add(queue.take());
        queue.drainTo(group);
        append(group);
      } catch (IOException | InterruptedException e) {
        group.forEach(entry -> entry.kept().completeExceptionally(e));
      }
      group.clear();
    }
  }

  private void append(List<Entry> group) throws IOException {
    var all =
        ByteBuffer.allocate(group.stream().mapToInt(entry -> entry.bytes().remaining()).sum());
    group.forEach(entry -> all.put(entry.bytes()));
    all.flip();
    while (all.hasRemaining()) {
      file.write(all);
    }
    file.force(false);
    group.forEach(entry -> entry.kept().complete(null));
  }
}
