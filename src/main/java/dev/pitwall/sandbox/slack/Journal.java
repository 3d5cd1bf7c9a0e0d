package dev.pitwall.sandbox.slack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Changes, a JSON line each, in a file or nowhere. A line is written through to the operating
 * system before {@link #append} returns, so it outlives the process, however that ends.
 */
final class Journal implements AutoCloseable {
  private final @Nullable FileChannel file;

  private Journal(@Nullable FileChannel file) {
    this.file = file;
  }

  static Journal none() {
    return new Journal(null);
  }

  /**
   * Opens the journal and hands over what it holds. A last line without its end is what a kill in
   * mid-write leaves; its change was never answered, so it is cut off.
   */
  static Journal open(Path path, Consumer<Change> replay) throws IOException {
    var parent = path.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    var file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    var bytes = Files.readAllBytes(path);
    var line = new ByteArrayOutputStream();
    long whole = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '\n') {
        line.write(bytes[i]);
        continue;
      }
      replay.accept(Json.MAPPER.readValue(line.toByteArray(), Change.class));
      line.reset();
      whole = i + 1L;
    }
    file.truncate(whole).position(whole);
    return new Journal(file);
  }

  void append(Change change) {
    if (file == null) {
      return;
    }
    var line = ByteBuffer.wrap((Json.text(change) + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      while (line.hasRemaining()) {
        file.write(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The sandbox could not write its journal.", e);
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
