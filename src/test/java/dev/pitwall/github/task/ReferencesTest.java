package dev.pitwall.github.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pitwall.github.api.Json;
import dev.pitwall.session.Repository;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of the pull requests that refer to an issue is Copilot's own for it. */
class ReferencesTest {
  private static final Instant SEVEN = Instant.parse("2026-11-22T07:00:00Z");
  private static final IssueRef ISSUE = new IssueRef(new Repository("acme", "shop"), 12);

  private static Signal signal(int number, String author, String body, Instant created) {
    return signal(number, author, body, created, "acme/shop");
  }

  private static Signal signal(
      int number, String author, String body, Instant created, String repository) {
    var json =
        """
        {"event":"cross-referenced","created_at":"%s","source":{"type":"issue","issue":{
          "number":%d,"created_at":"%s","body":"%s","user":{"id":1,"login":"%s"},
          "pull_request":{"url":"…"},"repository":{"id":2,"full_name":"%s"}}}}
        """
            .formatted(created, number, created, body, author, repository);
    try {
      return Json.MAPPER.readValue(json, Signal.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static Signal copilots(int number, String body) {
    return signal(number, "Copilot", body, SEVEN.plusSeconds(number));
  }

  private static Optional<Integer> own(int minutes, Signal... timeline) {
    var now = SEVEN.plus(Duration.ofMinutes(minutes));
    return References.own(ISSUE, List.of(timeline), SEVEN, now);
  }

  @Test
  void theOneThatClosesItIsItsHoweverManyMentionItBefore() {
    assertEquals(
        Optional.of(9),
        own(
            1,
            copilots(7, "As in #12."),
            copilots(8, "Fixes #1, see #12 and fixes #123"),
            copilots(9, "Fixes #12")));
  }

  @ParameterizedTest
  @CsvSource({
    "Fixes #12, true",
    "fix: #12, true",
    "Resolves acme/shop#12., true",
    "Closes ACME/Shop#12, true",
    "Fixes other/shop#12, false",
    "Fixes evilacme/shop#12, false",
    "Prefixes #12, false",
    "Fixes #120, false",
    "Fixes 12, false",
    "about #12, false"
  })
  void itSaysSoInGitHubsWords(String body, boolean closes) {
    assertEquals(closes ? Optional.of(7) : Optional.empty(), own(1, copilots(7, body)));
  }

  @Test
  void oneThatOnlyMentionsItIsTakenLateAndOnlyWhereThereIsNoOther() {
    assertEquals(Optional.empty(), own(4, copilots(7, "As in #12.")));
    assertEquals(Optional.of(7), own(6, copilots(7, "As in #12."), copilots(7, "As in #12!")));
    assertEquals(Optional.empty(), own(6, copilots(7, "As in #12."), copilots(8, "See #12.")));
  }

  @Test
  void whatSomebodyElseMadeOrWasThereBeforeOrIsElsewhereIsNone() {
    var others =
        Stream.of(
                signal(7, "octocat", "Fixes #12", SEVEN.plusSeconds(9)),
                signal(8, "Copilot", "Fixes #12", SEVEN.minusSeconds(600)),
                signal(9, "Copilot", "Fixes acme/shop#12", SEVEN.plusSeconds(9), "acme/api"))
            .toArray(Signal[]::new);
    assertEquals(Optional.empty(), own(6, others));
  }
}
