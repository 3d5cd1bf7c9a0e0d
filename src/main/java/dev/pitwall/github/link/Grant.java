package dev.pitwall.github.link;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitwall.access.Secret;
import dev.pitwall.access.Tokens;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What GitHub says to a request for tokens. */
sealed interface Grant {
  Pattern WORD = Pattern.compile("[a-z_]{1,60}");
  Pattern TOKEN = Pattern.compile("[!-~]{1,1000}");

  record Given(Tokens tokens) implements Grant {}

  /**
   * No, or not yet.
   *
   * @param error OAuth's word for it
   * @param interval seconds between polls from now on; 0 when nothing is said of that
   */
  record Refused(String error, long interval) implements Grant {}

  /**
   * Not known.
   *
   * @param why for the log
   */
  record Unclear(String why) implements Grant {}

  static Grant of(Said said, Instant now) {
    return switch (said) {
      case Said.Silence(var why) -> new Unclear(why);
      case Said.Answer(var status, var body) -> {
        var error = error(status, body);
        if (error != null) {
          yield new Refused(error, body.path("interval").asLong(0));
        }
        var access = token(body.path("access_token"));
        yield status == 200 && access != null
            ? new Given(new Tokens(access, expires(body, now), token(body.path("refresh_token"))))
            : new Unclear("GitHub answered HTTP " + status + " and no token");
      }
    };
  }

  /** OAuth's word for what is wrong; null when nothing is, or it is not known what. */
  static @Nullable String error(int status, JsonNode body) {
    var error = body.path("error").asText("");
    if (status == 429 || status >= 500) {
      return null;
    }
    if (WORD.matcher(error).matches()) {
      return error;
    }
    if (status == 404) {
      // The web host knows no such app, and says no more.
      return "incorrect_client_credentials";
    }
    return error.isEmpty() ? null : "unknown_error";
  }

  private static @Nullable Instant expires(JsonNode body, Instant now) {
    long seconds = body.path("expires_in").asLong(0);
    return seconds > 0 ? now.plusSeconds(seconds) : null;
  }

  private static @Nullable Secret token(JsonNode text) {
    return text.isTextual() && TOKEN.matcher(text.textValue()).matches()
        ? new Secret(text.textValue())
        : null;
  }
}
