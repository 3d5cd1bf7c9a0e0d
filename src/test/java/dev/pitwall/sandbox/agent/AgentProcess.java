package dev.pitwall.sandbox.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A scripted agent started for a test, driven by raw lines. */
final class AgentProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final OutputStream in;
  private final List<String> lines = new ArrayList<>();
  private boolean ended;
  private int lastId;

  private AgentProcess(Process process) {
    this.process = process;
    this.in = process.getOutputStream();
    Thread.ofPlatform().daemon().start(this::read);
  }

  static AgentProcess start(String... options) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        new ArrayList<>(
            List.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(ScriptedAgent.class.getName());
    command.addAll(Arrays.asList(options));
    var builder = new ProcessBuilder(command);
    return new AgentProcess(builder.redirectError(ProcessBuilder.Redirect.DISCARD).start());
  }

  /** The id of a new session in the folder, after the greeting. */
  String open(Path folder) throws Exception {
    call("initialize", object().put("protocolVersion", 1));
    return newSession(folder);
  }

  String newSession(Path folder) throws Exception {
    var params = object().put("cwd", folder.toString());
    params.putArray("mcpServers");
    return call("session/new", params).path("result").path("sessionId").asText();
  }

  /** Prompts and waits for the end of the turn; the whole answer. */
  JsonNode prompt(String session, String text) throws Exception {
    return answerTo(promptOnly(session, text));
  }

  /** Prompts; the request's id. */
  int promptOnly(String session, String text) throws IOException {
    var params = object().put("sessionId", session);
    params.putArray("prompt").addObject().put("type", "text").put("text", text);
    return request("session/prompt", params);
  }

  JsonNode call(String method, ObjectNode params) throws Exception {
    return answerTo(request(method, params));
  }

  int request(String method, ObjectNode params) throws IOException {
    int id = ++lastId;
    write(object().put("id", id).put("method", method).set("params", params));
    return id;
  }

  void cancel(String session) throws IOException {
    var params = object().put("sessionId", session);
    write(object().put("method", "session/cancel").set("params", params));
  }

  void answer(JsonNode request, ObjectNode result) throws IOException {
    write(object().<ObjectNode>set("id", request.path("id")).set("result", result));
  }

  void write(ObjectNode message) throws IOException {
    writeLine(message.put("jsonrpc", "2.0").toString());
  }

  void writeLine(String line) throws IOException {
    in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    in.flush();
  }

  JsonNode answerTo(int id) throws Exception {
    return await(m -> !m.has("method") && m.path("id").isInt() && m.path("id").asInt() == id);
  }

  JsonNode awaitRequest(String method) throws Exception {
    return await(m -> m.has("id") && m.path("method").asText().equals(method));
  }

  /** The first message that fits, come or to come. */
  synchronized JsonNode await(Predicate<JsonNode> fits) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    int seen = 0;
    while (true) {
      for (; seen < lines.size(); seen++) {
        var message = message(lines.get(seen));
        if (fits.test(message)) {
          return message;
        }
      }
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (ended || left <= 0) {
        throw new AssertionError("Not among " + lines.size() + " lines; ended: " + ended);
      }
      wait(left);
    }
  }

  /** Everything that came so far, JSON or not. */
  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  /** The updates of a session so far. */
  List<JsonNode> updates(String session) {
    return lines().stream()
        .map(AgentProcess::message)
        .filter(m -> m.path("method").asText().equals("session/update"))
        .map(m -> m.path("params"))
        .filter(p -> p.path("sessionId").asText().equals(session))
        .map(p -> p.path("update"))
        .toList();
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Ends its input, and waits for its end; false when it goes on after that. */
  boolean endsWithItsInput(Duration patience) throws Exception {
    endInput();
    return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  void endInput() throws IOException {
    in.close();
  }

  /** SIGKILL, to it alone. */
  void kill() throws Exception {
    process.destroyForcibly().waitFor();
  }

  int exitCode() throws Exception {
    process.waitFor();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  private static JsonNode message(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      return JSON.missingNode();
    }
  }

  private void read() {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String line;
      while ((line = out.readLine()) != null) {
        add(line);
      }
    } catch (IOException e) {
      // The process was ended; what came is what counts.
    }
    synchronized (this) {
      ended = true;
      notifyAll();
    }
  }

  private synchronized void add(String line) {
    lines.add(line);
    notifyAll();
  }
}
