package dev.pitwall.access;

import static dev.pitwall.session.Sessions.AGENTS;
import static dev.pitwall.session.Sessions.ALICE;
import static dev.pitwall.session.Sessions.BOB;
import static dev.pitwall.session.Sessions.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.access.Access.Verdict;
import dev.pitwall.session.Channel;
import dev.pitwall.session.DigestLevel;
import dev.pitwall.session.Handle;
import dev.pitwall.session.Person;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionStore.Shown;
import dev.pitwall.session.Sessions;
import dev.pitwall.session.Task;
import dev.pitwall.session.Workspace;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {
  /** Of another workspace, with Alice's id. */
  private static final Person EVE = new Person(new Workspace("T0OTHER"), "U0ALICE");

  private final Access access = new Access();

  /**
   * Who asked, where it is shown, who wants what from where (nowhere: a dialog; or a channel that
   * watches its repository).
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          alice | agents | alice | agents | sees   | Allowed
          alice | agents | alice | shop   | sees   | Allowed
          alice | agents | bob   | agents | sees   | Allowed
          alice | agents | bob   | shop   | sees   | Elsewhere
          alice | agents | bob   | -      | sees   | Allowed
          alice | agents | eve   | agents | is not | Unknown
          alice | -      | alice | agents | sees   | Allowed
          alice | -      | alice | -      | sees   | Allowed
          alice | -      | bob   | agents | is not | Unknown
          alice | -      | bob   | -      | is not | Unknown
          alice | -      | eve   | agents | is not | Unknown
          -     | agents | alice | agents | sees   | Allowed
          -     | agents | alice | shop   | sees   | Elsewhere
          -     | -      | alice | agents | is not | Unknown
          -     | -      | alice | -      | is not | Unknown
          alice | -      | bob   | watching | sees | Elsewhere
          alice | -      | alice | watching | sees | Allowed
          alice | shop   | bob   | watching | sees | Elsewhere
          -     | -      | alice | watching | sees | Elsewhere
          -     | -      | eve   | watching | is not | Unknown
          """)
  void whoMaySeeAndControlWhat(
      @Nullable String asked,
      @Nullable String shown,
      String who,
      @Nullable String from,
      String sees,
      String control) {
    var session = session(person(asked));
    var cards =
        Optional.ofNullable(channel(shown))
            .map(c -> List.of(new Shown(c, null, DigestLevel.MILESTONES)))
            .orElse(List.of());
    var person = Objects.requireNonNull(person(who));

    boolean watched = "watching".equals(from);
    assertEquals(sees.equals("sees"), access.sees(session, cards, person, watched));
    assertEquals(control, word(access.control(session, cards, person, channel(from), watched)));
  }

  private static String word(Verdict verdict) {
    return verdict.getClass().getSimpleName();
  }

  private static @Nullable Person person(@Nullable String name) {
    return switch (name) {
      case "alice" -> ALICE;
      case "bob" -> BOB;
      case "eve" -> EVE;
      case null, default -> null;
    };
  }

  private static @Nullable Channel channel(@Nullable String name) {
    return switch (name) {
      case "agents" -> AGENTS;
      case "shop" -> SHOP;
      case "watching" -> new Channel(Sessions.PIT_LANE, "C0WATCHING");
      case null, default -> null;
    };
  }

  private static Session session(@Nullable Person by) {
    var task =
        new Task("github", Sessions.ACME_SHOP, "Fix it", "Fix it", "Copilot", "", "", by, "", null);
    return Session.queued(Sessions.ID, Sessions.PIT_LANE, new Handle("k3f9"), task, Sessions.SEVEN);
  }
}
