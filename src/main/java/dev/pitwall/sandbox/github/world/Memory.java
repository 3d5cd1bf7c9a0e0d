package dev.pitwall.sandbox.github.world;

import dev.pitwall.sandbox.github.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The world in a file or nowhere. The file is replaced as a whole, so a kill leaves it whole. */
final class Memory {
  private final @Nullable Path file;

  /** All that outlives a restart. */
  record Kept(long lastId, List<Repo> repositories, List<Task> tasks, List<Token> tokens) {}

  private Memory(@Nullable Path file) {
    this.file = file;
  }

  static Memory none() {
    return new Memory(null);
  }

  static Memory at(Path file) {
    return new Memory(file.toAbsolutePath());
  }

  Optional<Kept> read() throws IOException {
    if (file == null || !Files.exists(file)) {
      return Optional.empty();
    }
    return Optional.of(Json.MAPPER.readValue(Files.readAllBytes(file), Kept.class));
  }

  void write(Supplier<Kept> now) {
    if (file == null) {
      return;
    }
    try {
      var folder = file.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      var next = file.resolveSibling(file.getFileName() + ".next");
      Files.writeString(next, Json.text(now.get()), StandardCharsets.UTF_8);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("The sandbox's GitHub could not keep its state.", e);
    }
  }
}
