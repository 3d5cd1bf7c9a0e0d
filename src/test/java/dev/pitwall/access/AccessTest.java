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
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {
  /** Of another workspace, with Alice's id. */
  private static final Person EVE = new Person(new Workspace("T0OTHER"), "U0ALICE");

  private final Access access = new Access();

  /**
   * Who asked, where it is shown (only what is shouted may be read by anybody), who wants what from
   * where (nowhere: a dialog; or a channel that watches its repository).
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          alice | AGENTS | alice | agents | sees   | Allowed
          alice | AGENTS | alice | shop   | sees   | Allowed
          alice | AGENTS | bob   | agents | sees   | Allowed
          alice | AGENTS | bob   | shop   | sees   | Elsewhere
          alice | AGENTS | bob   | -      | sees   | Allowed
          alice | AGENTS | eve   | agents | is not | Unknown
          alice | agents | alice | agents | sees   | Allowed
          alice | agents | alice | shop   | sees   | Allowed
          alice | agents | bob   | agents | sees   | Allowed
          alice | agents | bob   | shop   | is not | Unknown
          alice | agents | bob   | -      | sees   | Allowed
          alice | agents | eve   | agents | is not | Unknown
          alice | -      | alice | agents | sees   | Allowed
          alice | -      | alice | -      | sees   | Allowed
          alice | -      | bob   | agents | is not | Unknown
          alice | -      | bob   | -      | is not | Unknown
          alice | -      | eve   | agents | is not | Unknown
          -     | AGENTS | alice | agents | sees   | Allowed
          -     | AGENTS | alice | shop   | sees   | Elsewhere
          -     | agents | alice | agents | sees   | Allowed
          -     | agents | alice | shop   | is not | Unknown
          -     | -      | alice | agents | is not | Unknown
          -     | -      | alice | -      | is not | Unknown
          alice | -      | bob   | watching | sees | Elsewhere
          alice | -      | alice | watching | sees | Allowed
          alice | SHOP   | bob   | watching | sees | Elsewhere
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
        Optional.ofNullable(shown)
            .map(name -> new Shown(at(name), null, DigestLevel.MILESTONES, isUpperCase(name)))
            .map(List::of)
            .orElse(List.of());
    var person = Objects.requireNonNull(person(who));

    boolean watched = "watching".equals(from);
    assertEquals(sees.equals("sees"), access.sees(session, cards, person, channel(from), watched));
    assertEquals(control, word(access.control(session, cards, person, channel(from), watched)));
  }

  @Test
  void wherePrivateCardsAreIsNotTold() {
    var level = DigestLevel.MILESTONES;
    var cards = List.of(new Shown(AGENTS, null, level, false), new Shown(SHOP, null, level, true));
    assertEquals(
        new Verdict.Elsewhere(List.of(SHOP)),
        access.control(session(ALICE), cards, BOB, channel("watching"), true));
  }

  private static boolean isUpperCase(String name) {
    return name.equals(name.toUpperCase(Locale.ROOT));
  }

  private static Channel at(String name) {
    return Objects.requireNonNull(channel(name.toLowerCase(Locale.ROOT)));
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
