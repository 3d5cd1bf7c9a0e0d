package dev.pitwall.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.card.ActionIds;
import dev.pitwall.card.ButtonValue;
import dev.pitwall.card.Reply;
import dev.pitwall.desk.Desk;
import dev.pitwall.desk.Seen;
import dev.pitwall.session.LogEntry;
import dev.pitwall.session.LogEntry.Detail;
import dev.pitwall.session.LogEntry.ToolCall;
import dev.pitwall.session.LogEntry.ToolKind;
import dev.pitwall.session.LogEntry.ToolStatus;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogModalTest {
  @TempDir Path directory;
  private Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk(directory);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private Session logged(int entries) {
    return logged(entries, n -> new LogEntry.Message(desk.now, "Line " + n + "."));
  }

  private Session logged(int entries, IntFunction<LogEntry> entry) {
    var session = desk.running("Fix the login button");
    var lines = IntStream.rangeClosed(1, entries).mapToObj(entry).toList();
    return desk.tell(session, new SessionEvent.Logged(lines));
  }

  private Reply open(Session session) {
    return desk.reply(ActionIds.LOG, ButtonValue.of(session.id()), "1700000000.000100");
  }

  private static String where(Reply reply) {
    return Seen.of(reply).lines().filter(l -> l.startsWith("~")).findFirst().orElse("");
  }

  @Test
  void theLogOpensAtItsEnd() {
    assertEquals(
        """
        (opens)
        == Session log ==
        *Fix the login button*
        ~ 4–28 of 28  ·  acme/shop  ·  `k3f9`
        [Older]
        <!date^1795330860^{time}|07:01 UTC> :speech_balloon: Line 4.
        <!date^1795330860^{time}|07:01 UTC> :speech_balloon: Line 5.
        <!date^1795330860^{time}|07:01 UTC> :speech_balloon: Line 6.
        <!date^1795330860^{time}|07:01 UTC> :speech_balloon: Line 7.
        <!date^1795330860^{time}|07:01 UTC> :speech_balloon: Line 8.
        <!date^1795330860^{time}|07:01 UTC> :speech_balloon: Line 9.
        <!date^1795330860^{time}|07:01 UTC> :speech_balloon: Line 10.
        <!date^1795330860^{time}|07:01 UTC> :speech_balloon: Line 11.
        <!date^1795330860^{time}|07:01 UTC> :speech_balloon: Line 12.
        <!date^1795330860^{time}|07:01 UTC> :speech_balloon: Line 13.
        <!date^1795330860^{time}|07:01 UTC> :speech_balloon: Line 14.
        <!date^1795330860^{time}|07:01 UTC> :speech_balloon: Line 15.
        <!date^1795330860^{time}|07:01 UTC> :speech_balloon: Line 16.
        <!date^1795330860^{time}|07:01 UTC> :speech_balloon: Line 17.
        <!date^1795330860^{time}|07:01 UTC> :speech_balloon: Line 18.
        <!date^1795330860^{time}|07:01 UTC> :speech_balloon: Line 19.
        <!date^1795330860^{time}|07:01 UTC> :speech_balloon: Line 20.
        <!date^1795330860^{time}|07:01 UTC> :speech_balloon: Line 21.
        <!date^1795330860^{time}|07:01 UTC> :speech_balloon: Line 22.
        <!date^1795330860^{time}|07:01 UTC> :speech_balloon: Line 23.
        <!date^1795330860^{time}|07:01 UTC> :speech_balloon: Line 24.
        <!date^1795330860^{time}|07:01 UTC> :speech_balloon: Line 25.
        <!date^1795330860^{time}|07:01 UTC> :speech_balloon: Line 26.
        <!date^1795330860^{time}|07:01 UTC> :speech_balloon: Line 27.
        <!date^1795330860^{time}|07:01 UTC> :speech_balloon: Line 28.
        <Close>
        """,
        Seen.of(open(logged(28))));
  }

  @Test
  void olderAndNewerTurnThePages() {
    var last = open(logged(60));
    assertEquals("~ 36–60 of 60  ·  acme/shop  ·  `k3f9`", where(last));
    var middle = desk.press(last, "Older");
    assertInstanceOf(Reply.Update.class, middle);
    assertEquals("~ 11–35 of 60  ·  acme/shop  ·  `k3f9`", where(middle));
    var first = desk.press(middle, "Older");
    assertEquals("~ 1–25 of 60  ·  acme/shop  ·  `k3f9`", where(first));
    assertEquals("~ 26–50 of 60  ·  acme/shop  ·  `k3f9`", where(desk.press(first, "Newer")));
    assertEquals(where(last), where(desk.press(first, "Latest")));
  }

  @Test
  void aPageThatIsNoneIsTheLast() {
    var session = logged(30);
    assertEquals(
        "~ 6–30 of 30  ·  acme/shop  ·  `k3f9`",
        where(desk.reply(ActionIds.LOG_PAGE, ButtonValue.of(session.id(), "-7|x"), null)));
  }

  @Test
  void longOutputShowsItsEnd() {
    var output = IntStream.rangeClosed(1, 100).mapToObj(n -> "test " + n + " ok\n").toList();
    var detail = new Detail(List.of(), "npm test", 0, String.join("", output), List.of());
    assertEquals(
        """
        (opens)
        == Session log ==
        *Fix the login button*
        ~ 1–1 of 1  ·  acme/shop  ·  `k3f9`
        <!date^1795330860^{time}|07:01 UTC> :computer: `npm test`
        | … 88 lines before
        | test 89 ok
        | test 90 ok
        | test 91 ok
        | test 92 ok
        | test 93 ok
        | test 94 ok
        | test 95 ok
        | test 96 ok
        | test 97 ok
        | test 98 ok
        | test 99 ok
        | test 100 ok
        <Close>
        """,
        Seen.of(
            open(
                logged(
                    1,
                    n ->
                        new ToolCall(
                            desk.now, "c", ToolKind.EXECUTE, "", ToolStatus.COMPLETED, detail)))));
  }

  @Test
  void theLongestPageIsWithinSlacksLimits() {
    var output = "<&>".repeat(5_000);
    var detail = new Detail(List.of(), output, 1, output, List.of());
    var reply =
        open(
            logged(
                25,
                n ->
                    new ToolCall(
                        desk.now, "c" + n, ToolKind.EXECUTE, output, ToolStatus.FAILED, detail)));
    var view = ((Reply.Open) reply).modal().view();
    assertTrue(view.path("blocks").size() <= 100);
    assertTrue(view.toString().length() < 250_000);
    assertTrue(
        StreamSupport.stream(view.path("blocks").spliterator(), false)
            .allMatch(block -> block.path("text").path("text").asText().length() <= 3000));
  }
}
