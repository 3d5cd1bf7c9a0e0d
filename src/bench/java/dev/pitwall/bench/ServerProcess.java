package dev.pitwall.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server started for a measurement, until it is closed. */
final class ServerProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LOOK_EVERY_MILLIS = 3;

  private final Process process;
  private final int port;
  private final Path log;
  private final double millisToFirstAnswer;

  private ServerProcess(List<String> command, Map<String, String> environment, int port, Path log)
      throws IOException, InterruptedException {
    this.port = port;
    this.log = log;
    var builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.matches("(PITWALL|SLACK|GITHUB)_.*"));
    builder.environment().putAll(environment);
    builder.environment().put("PITWALL_PORT", String.valueOf(port));
    long begin = System.nanoTime();
    process = builder.start();
    process.getOutputStream().close();
    awaitFirstAnswer(begin + PATIENCE.toNanos());
    millisToFirstAnswer = (System.nanoTime() - begin) / 1e6;
  }

  /**
   * Starts it and waits until {@code GET /healthz} is answered with 200.
   *
   * @throws IOException when it ends or is silent instead; the message has its last line
   */
  static ServerProcess start(List<String> command, Map<String, String> environment, Path folder)
      throws IOException, InterruptedException {
    var log = Files.createTempFile(folder, "server", ".log");
    return new ServerProcess(command, environment, freePort(), log);
  }

  int port() {
    return port;
  }

  double millisToFirstAnswer() {
    return millisToFirstAnswer;
  }

  /** Resident memory, in megabytes of 2^20 bytes. */
  double residentMegabytes() throws IOException {
    return status("VmRSS") / 1024.0;
  }

  long threads() throws IOException {
    return status("Threads");
  }

  /** Holds it still while another is measured, and whatever it has left to do. */
  void pause() throws IOException, InterruptedException {
    signal("STOP");
  }

  void resume() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, process.pid() + "").start().waitFor();
  }

  private long status(String name) throws IOException {
    for (var line : Files.readAllLines(Path.of("/proc", process.pid() + "", "status"))) {
      if (line.startsWith(name + ":")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException("/proc says nothing of " + name + ".");
  }

  private void awaitFirstAnswer(long deadline) throws IOException, InterruptedException {
    while (true) {
      try (var connection = new Connection(port)) {
        if (connection.exchange(Connection.get("/healthz")) == 200) {
          return;
        }
      } catch (IOException e) {
        // Not yet.
      }
      boolean ended = process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
      if (ended || System.nanoTime() > deadline) {
        close();
        throw new IOException((ended ? "it ended: " : "it did not answer: ") + lastLine());
      }
    }
  }

  private String lastLine() throws IOException {
    var lines = Files.readAllLines(log);
    return lines.isEmpty() ? "without a word" : lines.getLast();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.destroy();
    resume();
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
