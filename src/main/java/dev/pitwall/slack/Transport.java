package dev.pitwall.slack;

import java.util.Map;
import okhttp3.Headers;

/** Requests to Slack: one try each, and when one breaks it is known whether anything was sent. */
interface Transport extends AutoCloseable {

  Exchange form(String url, String token, Map<String, String> fields);

  Exchange json(String url, String body);

  Exchange bytes(String url, byte[] body);

  @Override
  void close();

  /** What came of a request. */
  sealed interface Exchange {}

  /** An answer, whatever it says. */
  record Answered(int status, Headers headers, String body) implements Exchange {}

  /**
   * No answer.
   *
   * @param begun whether something was sent: then it may have been done
   */
  record Broken(boolean begun, String why) implements Exchange {}
}
