package dev.pitwall.sandbox.agent;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A coding agent that plays a script, over standard input and output.
 *
 * <p>{@code java -cp … dev.pitwall.sandbox.agent.ScriptedAgent [--script NAME] [--pace 1.0]}. It
 * ends when its input does.
 */
public final class ScriptedAgent {
  private ScriptedAgent() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Options options;
    try {
      options = Options.of(List.of(args));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    var agent = new Agent(new Wire(new FileOutputStream(FileDescriptor.out)), options);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(agent)));
    var mute = Scripts.MUTE.equals(options.script());
    try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      String line;
      while ((line = in.readLine()) != null) {
        if (!mute && !line.isBlank()) {
          agent.take(line);
        }
      }
    }
    agent.close();
  }

  private static void close(Agent agent) {
    try {
      agent.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
