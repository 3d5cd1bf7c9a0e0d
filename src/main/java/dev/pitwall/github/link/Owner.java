package dev.pitwall.github.link;

import dev.pitwall.access.Secret;
import java.net.URI;
import java.util.regex.Pattern;

/** Whose token it is. */
sealed interface Owner {
  Pattern LOGIN = Pattern.compile("[A-Za-z0-9_\\-\\[\\]]{1,100}");

  record Known(long userId, String login) implements Owner {}

  /** Nobody's any more. */
  record Nobody() implements Owner {}

  /**
   * Not known.
   *
   * @param why for the log
   */
  record Unclear(String why) implements Owner {}

  /** Asks GitHub. */
  static Owner of(OAuthCalls calls, URI api, Secret token) {
    return switch (calls.user(api, token)) {
      case Said.Silence(var why) -> new Unclear(why);
      case Said.Answer(var status, _) when status == 401 -> new Nobody();
      case Said.Answer(var status, var body) -> {
        var login = body.path("login").asText("");
        long id = body.path("id").asLong(0);
        yield status == 200 && id > 0 && LOGIN.matcher(login).matches()
            ? new Known(id, login)
            : new Unclear("GitHub answered HTTP " + status + " and no user");
      }
    };
  }
}
