package dev.pitwall.github.api;

import dev.pitwall.access.Account;
import dev.pitwall.github.api.Answer.Refused;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person is told when GitHub did not do something: a sentence of what is wrong and one of
 * what to do. GitHub's words in it are foreign text.
 */
public record Trouble(String what, String then) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** What GitHub sent is not what it should be. */
  public static final Trouble UNREADABLE =
      new Trouble(
          "GitHub answered with something that can't be read.",
          "Try again in a few minutes; if it stays so, ask whoever runs Pitwall.");

  /** GitHub may have done it or not. */
  public static final Trouble UNCLEAR =
      new Trouble(
          "GitHub did not answer in time, so it may have been done or not.",
          "Look on GitHub before you try again.");

  /** Both sentences. */
  public String words() {
    return what + " " + then;
  }

  /** Empty when there is none: GitHub has done it. */
  public static Optional<Trouble> of(Answer answer, Account account) {
    return switch (answer) {
      case Answer.Taken _, Answer.NotModified _ -> Optional.empty();
      case Refused refused -> Optional.of(refused(refused, account));
      case Answer.Unclear _ -> Optional.of(UNCLEAR);
      case Answer.Unreachable _ ->
          Optional.of(
              new Trouble(
                  "GitHub can't be reached from here.",
                  "Try again in a minute; if it stays so, ask whoever runs Pitwall."));
    };
  }

  private static Trouble refused(Refused refused, Account account) {
    var who = "`" + Words.line(account.login()) + "`";
    var said = refused.words().isEmpty() ? "." : ": “%s”.".formatted(refused.words());
    return switch (refused.kind()) {
      case UNAUTHORIZED -> unauthorized(account);
      case PLAN ->
          new Trouble(
              "GitHub does not give %s Copilot's coding agent here%s".formatted(who, said),
              "Ask whoever manages Copilot in your organization to allow it.");
      case SSO ->
          new Trouble(
              "The organization wants %s to sign in with its single sign-on first.".formatted(who),
              refused.words().isEmpty()
                  ? "Authorize Pitwall for it in GitHub's settings, then try again."
                  : "Authorize Pitwall at " + refused.words() + " and try again.");
      case PERMISSION ->
          new Trouble(
              "GitHub does not allow %s to do that%s".formatted(who, said),
              "Ask somebody who administers the repository for access.");
      case RATE -> rate(who, refused.retryAt());
      case NOT_FOUND ->
          new Trouble(
              "GitHub has no such thing, or does not show it to %s.".formatted(who),
              "Check the name, or ask somebody who has access.");
      case CONFLICT ->
          new Trouble(
              "GitHub can't do that as things stand%s".formatted(said), "Try again in a moment.");
      case INVALID ->
          new Trouble("GitHub does not take that%s".formatted(said), "Change it and try again.");
      case SERVER -> new Trouble("GitHub has a problem of its own.", "Try again in a few minutes.");
    };
  }

  private static Trouble unauthorized(Account account) {
    return account.shared()
        ? new Trouble(
            "GitHub no longer takes the token that Pitwall works with.",
            "Ask whoever runs Pitwall to set a new `GITHUB_TOKEN`.")
        : new Trouble(
            "GitHub no longer takes Pitwall's link to your account.",
            "Type `/agents link` to connect it again.");
  }

  private static Trouble rate(String who, @Nullable Instant until) {
    return new Trouble(
        "GitHub takes no more requests of %s for now.".formatted(who),
        until == null
            ? "Try again in a few minutes."
            : "Try again after %s.".formatted(TIME.format(until.plusSeconds(59))));
  }
}
