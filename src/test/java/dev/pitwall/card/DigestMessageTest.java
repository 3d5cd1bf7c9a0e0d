package dev.pitwall.card;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.session.DigestLevel;
import dev.pitwall.session.LogDigest;
import dev.pitwall.session.LogEntry.FileChange;
import dev.pitwall.session.Validation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DigestMessageTest {
  private static final Instant SIX = Instant.parse("2026-11-22T07:06:12Z");
  private static final Instant NINE = Instant.parse("2026-11-22T07:09:40Z");
  private static final LogDigest FULL =
      new LogDigest(
          List.of(
              "src/login.ts",
              "src/auth/session.ts",
              "test/login.test.ts",
              "a.ts",
              "b.ts",
              "src/c.ts"),
          2,
          List.of(
              new FileChange("src/login.ts", 12, 3),
              new FileChange("test/login.test.ts", 30, 0),
              new FileChange("old.ts", 0, 9),
              new FileChange("moved.ts", 0, 0)),
          List.of(
              new Validation("npm test", "12 passed", true, "1 failed"),
              new Validation("eslint", "clean", true, "clean")),
          "The handler never awaited the `token` refresh; fixing that first.",
          List.of("I should look at the component first."),
          List.of("use the ErrorHandler class"),
          List.of("`npm ci` ended with exit code 1", "b", "c", "d"),
          SIX,
          NINE);

  @Test
  void milestonesTellWhatWasReached() {
    assertEquals(
        """
        :mag: Explored 6 files: `src/login.ts`, `src/auth/session.ts`, `test/login.test.ts` and 3 more
        :leftwards_arrow_with_hook: Told: “use the ErrorHandler class”
        :pencil2: Changed `src/login.ts` +12 −3, `test/login.test.ts` +30, `old.ts` −9, `moved.ts`
        :test_tube: `npm test` 12 passed (was 1 failed) · `eslint` clean
        :speech_balloon: _The handler never awaited the `token` refresh; fixing that first._
        :x: `npm ci` ended with exit code 1
        :x: b
        :x: c
        :x: and 1 more\
        """,
        lines(FULL, DigestLevel.MILESTONES));
  }

  @Test
  void everythingTellsThoughtsAndMoreFiles() {
    assertEquals(
        """
        :mag: Explored 6 files: `src/login.ts`, `src/auth/session.ts`, `test/login.test.ts`, `a.ts`, `b.ts` and 1 more · 2 searches
        :leftwards_arrow_with_hook: Told: “use the ErrorHandler class”
        :thought_balloon: _I should look at the component first._
        :pencil2: Changed `src/login.ts` +12 −3, `test/login.test.ts` +30, `old.ts` −9, `moved.ts`\
        """,
        lines(FULL, DigestLevel.VERBOSE).lines().limit(4).reduce((a, b) -> a + "\n" + b).get());
  }

  @Test
  void offTellsNothing() {
    assertEquals(Optional.empty(), DigestMessage.of(FULL, DigestLevel.OFF));
  }

  @Test
  void lookingAloneIsNoMilestone() {
    var looked = digest(List.of("a.ts"), 1, List.of(), "");

    assertEquals(Optional.empty(), DigestMessage.of(looked, DigestLevel.MILESTONES));
    assertEquals(":mag: Explored 1 file: `a.ts` · 1 search", lines(looked, DigestLevel.VERBOSE));
  }

  @Test
  void searchesAloneAreCounted() {
    var searched = digest(List.of(), 3, List.of(), "Found it in the cart.");

    assertEquals(
        ":mag: Explored: 3 searches\n:speech_balloon: _Found it in the cart._",
        lines(searched, DigestLevel.MILESTONES));
  }

  @Test
  void nothingIsNoMessageAtAnyLevel() {
    var nothing = digest(List.of(), 0, List.of(), "");

    for (var level : DigestLevel.values()) {
      assertEquals(Optional.empty(), DigestMessage.of(nothing, level));
    }
  }

  @Test
  void longListsEndInACount() {
    var changes = IntStream.range(0, 9).mapToObj(i -> new FileChange("f" + i, 1, 0)).toList();

    assertEquals(
        ":pencil2: Changed `f0` +1, `f1` +1, `f2` +1, `f3` +1, `f4` +1 and 4 more",
        lines(digest(List.of(), 0, changes, ""), DigestLevel.MILESTONES));
  }

  @Test
  void aDigestLooksLikeThis() {
    var usual =
        new LogDigest(
            FULL.explored(),
            0,
            FULL.changed().subList(0, 2),
            FULL.validated().subList(0, 1),
            "The handler never awaited the token refresh; fixing that first.",
            List.of(),
            List.of(),
            List.of(),
            SIX,
            NINE);

    Golden.assertIs("digest", DigestMessage.of(usual, DigestLevel.MILESTONES).orElseThrow());
  }

  @Test
  void oneMinuteIsShownOnce() {
    var message =
        DigestMessage.of(digest(List.of(), 0, List.of(), "Hi there."), DigestLevel.VERBOSE);

    assertEquals(
        "<!date^1795331172^{time}|07:06 UTC>",
        message.orElseThrow().blocks().at("/1/elements/0/text").asText());
  }

  private static LogDigest digest(
      List<String> explored, int searches, List<FileChange> changed, String said) {
    return new LogDigest(
        explored, searches, changed, List.of(), said, List.of(), List.of(), List.of(), SIX, SIX);
  }

  private static String lines(LogDigest digest, DigestLevel level) {
    var message = DigestMessage.of(digest, level).orElseThrow();
    return message.blocks().at("/0/text/text").asText();
  }
}
