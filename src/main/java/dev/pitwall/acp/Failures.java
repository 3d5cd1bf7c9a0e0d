package dev.pitwall.acp;

import com.agentclientprotocol.sdk.error.AcpErrorCodes;
import com.agentclientprotocol.sdk.spec.AcpSchema.JSONRPCError;
import dev.pitwall.acp.AgentsFile.AgentEntry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Sentences for what agents do wrong: one of what it was, one of what to do. */
final class Failures {
  private static final int QUOTE = 300;
  private static final long EXIT_MILLIS = 1_000;

  /** Agents have several codes for it. */
  private static final Pattern LOGIN =
      Pattern.compile("(?i)authentication|unauthori[sz]ed|not logged in|log ?in |api key");

  private final AgentEntry agent;
  private final AgentProcess process;

  Failures(AgentEntry agent, AgentProcess process) {
    this.agent = agent;
    this.process = process;
  }

  Ending noBeginning(Duration limit) throws InterruptedException {
    return failed(
        "The agent `%s` did not answer within %d s of its start%s. Check its command: `%s`."
            .formatted(
                agent.name(),
                limit.toSeconds(),
                lastWords(),
                Plain.line(String.join(" ", agent.command()), 100)));
  }

  Ending otherVersion(int version) {
    return failed(
        "The agent `%s` speaks version %d of the Agent Client Protocol, and Pitwall version 1. %s"
            .formatted(agent.name(), version, "Install another version of it."));
  }

  Ending noSession() {
    return failed(
        "The agent `%s` opened no session. Check that it works outside Pitwall."
            .formatted(agent.name()));
  }

  /** The process is no more, or has closed its output. */
  Ending gone() throws InterruptedException {
    boolean over = process.process().waitFor(EXIT_MILLIS, TimeUnit.MILLISECONDS);
    var how = over ? " with exit code " + process.process().exitValue() : "";
    return failed(
        "The agent `%s` ended unexpectedly%s%s. Start it again."
            .formatted(agent.name(), how, lastWords()));
  }

  Ending error(JSONRPCError error) {
    var said = process.masked(Plain.line(String.valueOf(error.message()), QUOTE));
    if (error.code() == AcpErrorCodes.AUTHENTICATION_REQUIRED || LOGIN.matcher(said).find()) {
      return failed(
          "The agent `%s` is not logged in: %s. Log it in on Pitwall's machine, or give it its key."
              .formatted(agent.name(), sentence(said)));
    }
    return failed(
        "The agent `%s` reported an error: %s. Start it again."
            .formatted(agent.name(), sentence(said)));
  }

  Ending stopReason(String reason, String lastMessage) {
    return switch (reason) {
      case "cancelled" -> new Ending.Stopped();
      case "refusal" ->
          failed(
              lastMessage.isEmpty()
                  ? "The agent refused the task. Start it again in other words."
                  : "The agent refused the task: “%s” Start it again in other words."
                      .formatted(Plain.line(lastMessage, QUOTE)));
      case "max_tokens" ->
          failed("The agent reached its limit of tokens before it was done. Start a smaller task.");
      case "max_turn_requests" ->
          failed(
              "The agent reached its limit of requests before it was done. Start a smaller task.");
      case "" -> failed("The agent ended its turn without saying why. Look at its log.");
      default ->
          failed(
              "The agent ended its turn for a reason Pitwall does not know: `%s`. Look at its log."
                  .formatted(Plain.line(reason, 50)));
    };
  }

  private String lastWords() throws InterruptedException {
    var words = process.lastWords();
    return words.isEmpty() ? "" : ": " + sentence(words);
  }

  /** Without the end of a sentence, which ours has. */
  private static String sentence(String said) {
    return said.isEmpty() ? "it did not say which" : said.replaceFirst("[.!\\s]+$", "");
  }

  private static Ending failed(String sentence) {
    return new Ending.Failed(sentence);
  }
}
