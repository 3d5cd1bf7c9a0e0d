package dev.pitwall.acp;

import com.agentclientprotocol.sdk.error.AcpErrorCodes;
import com.agentclientprotocol.sdk.error.AcpProtocolException;
import com.agentclientprotocol.sdk.spec.AcpSchema.ReadTextFileResponse;
import com.agentclientprotocol.sdk.spec.AcpSchema.WriteTextFileResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** Reads and writes text files for an agent that asks, within its worktree. */
final class WorktreeFiles {
  private static final long LARGEST = 1 << 20;

  private final Path worktree;

  WorktreeFiles(Path worktree) {
    this.worktree = worktree;
  }

  Mono<ReadTextFileResponse> read(JsonNode params) {
    return Mono.fromCallable(() -> {
      var file = inside(params.path("path"));
      if (!Files.isRegularFile(file)) {
        throw refused(AcpErrorCodes.INVALID_PARAMS, "There is no file at that path");
      }
      if (Files.size(file) > LARGEST) {
        throw refused(AcpErrorCodes.INVALID_PARAMS, "The file is larger than 1 MB");
      }
      var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return new ReadTextFileResponse(
          part(text, params.path("line").asInt(1), params.path("limit").asInt(0)));
    });
  }

  Mono<WriteTextFileResponse> write(JsonNode params) {
    return Mono.fromCallable(() -> {
      var file = inside(params.path("path"));
      if (!params.path("content").isTextual()) {
        throw refused(AcpErrorCodes.INVALID_PARAMS, "There is no content");
      }
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw refused(AcpErrorCodes.INVALID_PARAMS, "There is something else at that path");
      }
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, params.path("content").asText(), StandardCharsets.UTF_8);
      return new WriteTextFileResponse();
    });
  }

  /** Lines from a 1-based number on; all of them when the count is 0. */
  private static String part(String text, int from, int count) {
    if (from <= 1 && count <= 0) {
      return text;
    }
    var lines = text.lines().skip(Math.max(0, from - 1));
    return (count > 0 ? lines.limit(count) : lines).collect(Collectors.joining("\n"));
  }

  private Path inside(JsonNode path) throws IOException {
    try {
      var file = worktree.resolve(path.asText("")).normalize();
      if (path.isTextual() && real(file).startsWith(worktree.toRealPath())) {
        return file;
      }
    } catch (InvalidPathException e) {
      // Refused like any other.
    }
    throw refused(AcpErrorCodes.PERMISSION_DENIED, "Only files of the session's folder are served");
  }

  /** Where it really is, links followed; of what is not there yet, where it would be. */
  private static Path real(Path file) throws IOException {
    try {
      return file.toRealPath();
    } catch (NoSuchFileException e) {
      var parent = file.getParent();
      if (parent == null || Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw refused(AcpErrorCodes.PERMISSION_DENIED, "The path is a link to nowhere");
      }
      return real(parent).resolve(file.getFileName());
    }
  }

  private static AcpProtocolException refused(int code, String why) {
    return new AcpProtocolException(code, why);
  }
}
