package dev.pitwall.acp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.agentclientprotocol.sdk.error.AcpProtocolException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorktreeFilesTest {
  @TempDir Path folder;
  private Path worktree;
  private WorktreeFiles files;

  @BeforeEach
  void lay() throws IOException {
    worktree = Files.createDirectories(folder.resolve("work tree"));
    Files.writeString(worktree.resolve("a.txt"), "one\ntwo\nthree\n");
    Files.writeString(folder.resolve("secret.txt"), "s3cret");
    Files.createSymbolicLink(worktree.resolve("out"), folder);
    Files.createSymbolicLink(worktree.resolve("secret"), folder.resolve("secret.txt"));
    Files.createSymbolicLink(worktree.resolve("nowhere"), folder.resolve("new.txt"));
    Files.createSymbolicLink(worktree.resolve("inside"), worktree.resolve("a.txt"));
    files = new WorktreeFiles(worktree);
  }

  private static JsonNode params(Path path) {
    return JsonRpc.JSON.createObjectNode().put("path", path.toString()).put("content", "new\n");
  }

  private JsonNode named(String name) {
    return params(name.startsWith("/") ? Path.of(name) : worktree.resolve(name));
  }

  private String read(JsonNode params) {
    return String.valueOf(files.read(params).blockOptional().orElseThrow().content());
  }

  @Test
  void readsAFileOrSomeOfItsLines() {
    assertEquals("one\ntwo\nthree\n", read(named("a.txt")));
    assertEquals("one\ntwo\nthree\n", read(named("inside")));
    var some = JsonRpc.JSON.createObjectNode().put("path", "a.txt").put("line", 2).put("limit", 1);
    assertEquals("two", read(some));
  }

  @Test
  void writesAFileAndTheFoldersItNeeds() throws IOException {
    files.write(named("deep/er/b.txt")).block();

    assertEquals("new\n", Files.readString(worktree.resolve("deep/er/b.txt")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret.txt",
        "out/secret.txt",
        "secret",
        "nowhere",
        "out/new.txt",
        "/etc/hosts"
      })
  void nothingOutsideIsReadOrWritten(String name) {
    assertThrows(AcpProtocolException.class, () -> files.read(named(name)).block());
    assertThrows(AcpProtocolException.class, () -> files.write(named(name)).block());
    assertFalse(Files.exists(folder.resolve("new.txt")));
  }

  @Test
  void whatIsNoFileIsRefused() {
    assertThrows(AcpProtocolException.class, () -> files.read(named("missing")).block());
    assertThrows(AcpProtocolException.class, () -> files.read(params(worktree)).block());
    assertThrows(AcpProtocolException.class, () -> files.write(params(worktree)).block());
    var none = JsonRpc.JSON.createObjectNode();
    assertThrows(AcpProtocolException.class, () -> files.read(none).block());
  }
}
