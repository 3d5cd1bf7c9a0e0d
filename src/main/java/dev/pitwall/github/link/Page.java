package dev.pitwall.github.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pitwall.access.AccountLinking.Ending;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The page that people see who come back from GitHub: a few words, nothing from elsewhere. */
final class Page {
  private static final String STYLE =
      """
      body { font: 17px/1.5 system-ui, sans-serif; max-width: 34em; margin: 20vh auto; padding: 0 1em; \
      color: #1f2430; background: #fff }
      h1 { font-size: 1.4em }
      @media (prefers-color-scheme: dark) { body { color: #e6e6e6; background: #1f2430 } }\
      """;

  /** Lets the browser do nothing but show it. */
  static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + sha256(STYLE)
          + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private Page() {}

  static String of(Ending ending) {
    return switch (ending) {
      case Ending.Linked(var account) ->
          page(
              "Linked as " + account.login(),
              "You can close this page and go back to Slack. If you did not ask for this in Slack"
                  + " yourself, remove Pitwall from the applications in your GitHub settings: then"
                  + " nobody can act as you.");
      case Ending.Denied() ->
          page("Not linked", "You declined, so nothing was changed. You can close this page.");
      case Ending.Expired(), Ending.Overtaken() ->
          page(
              "Not linked",
              "This address was used before, or its time is over. Go back to Slack and type /agents"
                  + " link for a new one.");
      case Ending.Failed(var why) -> page("Not linked", why.replace("`", ""));
    };
  }

  private static String page(String title, String text) {
    return """
    <!doctype html>
    <html lang="en">
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>Pitwall</title>
    <style>%s</style>
    <h1>%s</h1>
    <p>%s</p>
    </html>
    """
        .formatted(STYLE, escaped(title), escaped(text));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
