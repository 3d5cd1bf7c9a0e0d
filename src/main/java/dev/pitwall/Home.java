package dev.pitwall;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The data directory.
 *
 * @param id of the instance that lives here, the same after a restart
 * @param lock which keeps others out; null when something else does
 */
record Home(String id, @Nullable FileChannel lock) implements AutoCloseable {

  /**
   * Takes it for this process: no other Pitwall uses it meanwhile. Makes it if need be.
   *
   * @throws IOException a sentence for people: why it can't be used, and what to do
   */
  static Home take(Path directory) throws IOException {
    try {
      Files.createDirectories(directory);
      var channel =
          FileChannel.open(
              directory.resolve("instance.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      if (locked(channel)) {
        return new Home(id(directory), channel);
      }
      channel.close();
    } catch (IOException e) {
      throw unusable(directory, e);
    }
    throw new IOException(
        "Another Pitwall works in "
            + directory
            + ". Stop that one, or start this one in a directory of its own.");
  }

  /** As {@link #take}, when nobody else can work with what it is for anyway. */
  static Home shared(Path directory) throws IOException {
    try {
      Files.createDirectories(directory);
      return new Home(id(directory), null);
    } catch (IOException e) {
      throw unusable(directory, e);
    }
  }

  private static IOException unusable(Path directory, IOException e) {
    return new IOException(
        "Nothing can be written in " + directory + ". Make the directory writable.", e);
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static String id(Path directory) throws IOException {
    var file = directory.resolve("instance-id");
    if (Files.exists(file)) {
      var id = Files.readString(file).strip();
      if (id.matches("[0-9a-f-]{36}")) {
        return id;
      }
    }
    var id = UUID.randomUUID().toString();
    var draft = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(draft, id + "\n");
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return id;
  }

  @Override
  public void close() throws IOException {
    if (lock != null) {
      lock.close();
    }
  }
}
