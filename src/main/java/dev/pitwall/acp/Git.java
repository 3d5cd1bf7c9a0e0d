package dev.pitwall.acp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Git, in a folder. No hook runs, nobody is asked for anything, and every call ends in time.
 *
 * @param environment Pitwall's; what may pass of it does
 * @param halted ends a running call early when it completes
 */
record Git(Path folder, Map<String, String> environment, CompletableFuture<?> halted) {
  static final Duration SHORT = Duration.ofSeconds(15);

  /** For what copies or reads whole trees. */
  static final Duration LONG = Duration.ofMinutes(5);

  private static final List<String> ALWAYS =
      List.of(
          "--no-pager",
          "-c",
          "core.hooksPath=/dev/null",
          "-c",
          "core.fsmonitor=false",
          "-c",
          "core.quotePath=false",
          "-c",
          "commit.gpgSign=false",
          "-c",
          "gc.auto=0",
          "-c",
          "maintenance.auto=false",
          "-c",
          "advice.detachedHead=false");
  private static final int OUTPUT_LIMIT = 8 << 20;
  private static final int COMPLAINT_LIMIT = 300;

  /** Git did not do it; the message is what git said, in one line. */
  static final class GitFailed extends IOException {
    private static final long serialVersionUID = 1;

    private final String said;

    GitFailed(String said) {
      super(said);
      this.said = said;
    }

    String said() {
      return said;
    }
  }

  /** How a call ended; output is cut after 8 MB. */
  record Result(int code, String output, String complaint) {
    boolean ok() {
      return code == 0;
    }
  }

  /** Git in another folder. */
  Git in(Path other) {
    return new Git(other, environment, halted);
  }

  /** Git in the same folder, not to be halted. */
  Git patient() {
    return new Git(folder, environment, new CompletableFuture<>());
  }

  /** The output of a quick call, without the line end. */
  String ask(String... arguments) throws GitFailed {
    return expect(SHORT, arguments).strip();
  }

  /** The output of a call that must succeed. */
  String expect(Duration limit, String... arguments) throws GitFailed {
    var result = run(limit, arguments);
    if (!result.ok()) {
      throw new GitFailed(
          result.complaint().isEmpty() ? "git ended with " + result.code() : result.complaint());
    }
    return result.output();
  }

  /** Runs a call that may fail. */
  Result run(Duration limit, String... arguments) throws GitFailed {
    var git = Executables.find("git", environment);
    if (git.isEmpty()) {
      throw new GitFailed("git is not on Pitwall's PATH");
    }
    var command = new ArrayList<String>(List.of(git.get().toString()));
    command.addAll(ALWAYS);
    command.addAll(List.of(arguments));
    try {
      return run(start(command), limit);
    } catch (IOException e) {
      throw e instanceof GitFailed failed
          ? failed
          : new GitFailed("git can't be run: " + Plain.line(String.valueOf(e.getMessage()), 200));
    }
  }

  private Process start(List<String> command) throws IOException {
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(CleanEnvironment.of(environment));
    builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
    // A folder inside another repository is no repository.
    builder.environment().put("GIT_CEILING_DIRECTORIES", String.valueOf(folder.getParent()));
    // What git says is looked at here and there.
    builder.environment().put("LC_ALL", "C");
    var process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  private Result run(Process process, Duration limit) throws GitFailed {
    var output = reader(process.getInputStream());
    var complaint = reader(process.getErrorStream());
    try {
      CompletableFuture.anyOf(Exit.of(process), halted)
          .get(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (process.isAlive()) {
        throw new GitFailed("git was interrupted");
      }
      var said = CompletableFuture.allOf(output, complaint);
      said.get(SHORT.toMillis(), TimeUnit.MILLISECONDS);
      return new Result(
          process.exitValue(), output.join(), Plain.line(complaint.join(), COMPLAINT_LIMIT));
    } catch (TimeoutException e) {
      throw new GitFailed("git did not end within " + limit.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GitFailed("git was interrupted");
    } catch (ExecutionException e) {
      throw new GitFailed("what git said could not be read");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static CompletableFuture<String> reader(InputStream stream) {
    var text = new CompletableFuture<String>();
    Thread.startVirtualThread(() -> {
      try (stream) {
        text.complete(new String(stream.readNBytes(OUTPUT_LIMIT), StandardCharsets.UTF_8));
        stream.transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        text.completeExceptionally(e);
      }
    });
    return text;
  }
}
