package dev.pitwall.slack;

import dev.pitwall.sandbox.slack.Reply;
import dev.pitwall.sandbox.slack.SandboxSlack;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import okhttp3.Headers;

/**
 * Calls to the sandbox's Slack without a network, so that time may be simulated: what takes long is
 * handed to whoever waits.
 */
public final class InProcess implements Transport {
  private static final String BASE = "http://slack.invalid/api/";

  private final SandboxSlack slack;
  private final Duration patience;
  private final Consumer<Duration> wait;

  private InProcess(SandboxSlack slack, Duration patience, Consumer<Duration> wait) {
    this.slack = slack;
    this.patience = patience;
    this.wait = wait;
  }

  /**
   * @param wait called with how long an answer takes, before the answer is given
   */
  public static SlackApi api(
      SandboxSlack slack, String token, InstantSource clock, Consumer<Duration> wait) {
    var transport = new InProcess(slack, SlackApi.PATIENCE, wait);
    return new SlackApi(URI.create(BASE), token, clock, transport);
  }

  @Override
  public Exchange form(String url, String token, Map<String, String> fields) {
    var reply = slack.call(url.substring(BASE.length()), token, fields);
    if (reply.delay().compareTo(patience) >= 0) {
      wait.accept(patience);
      return new Broken(true, "timeout");
    }
    wait.accept(reply.delay());
    return reply.status() == 0 ? new Broken(true, "unexpected end of stream") : answered(reply);
  }

  private static Exchange answered(Reply reply) {
    return new Answered(reply.status(), Headers.of(reply.headers()), reply.body());
  }

  @Override
  public Exchange json(String url, String body) {
    throw new AssertionError("not a Web API method: " + url);
  }

  @Override
  public Exchange bytes(String url, byte[] body) {
    throw new AssertionError("not a Web API method: " + url);
  }

  @Override
  public void close() {}
}
