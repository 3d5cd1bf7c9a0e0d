package dev.pitwall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** {@code serve} as a process of its own, in a directory of its own. */
final class ServeProcess {
  private final Path directory;
  private final Map<String, String> settings;
  private final int port;
  private Process process;

  private ServeProcess(Path directory, Map<String, String> settings) throws IOException {
    this.directory = Files.createDirectories(directory);
    this.settings = settings;
    try (var socket = new ServerSocket(0)) {
      this.port = socket.getLocalPort();
    }
    this.process = started();
  }

  static ServeProcess start(Path directory, Map<String, String> settings) throws IOException {
    return new ServeProcess(directory, settings);
  }

  private Process started() throws IOException {
    var builder = Packaged.serve();
    builder.environment().putAll(settings);
    builder.environment().put("PITWALL_PORT", "" + port);
    builder.directory(directory.toFile());
    var log = directory.resolve("serve.log").toFile();
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    return builder.start();
  }

  void untilItListens() {
    Until.holds("Pitwall to listen", () -> get("/healthz").startsWith("alive"));
  }

  void restart() throws IOException {
    process = started();
    untilItListens();
  }

  URI events() {
    return URI.create("http://127.0.0.1:" + port + "/slack/events");
  }

  /** The instance's id. */
  String id() {
    try {
      return Files.readString(directory.resolve("data/instance-id")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /**
   * @param name such as {@code STOP}
   */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
  }

  String get(String path) {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException | InterruptedException e) {
      return "";
    }
  }
}
