package dev.pitwall.card.block;

import static dev.pitwall.card.block.Mrkdwn.bold;
import static dev.pitwall.card.block.Mrkdwn.code;
import static dev.pitwall.card.block.Mrkdwn.concat;
import static dev.pitwall.card.block.Mrkdwn.italic;
import static dev.pitwall.card.block.Mrkdwn.join;
import static dev.pitwall.card.block.Mrkdwn.lines;
import static dev.pitwall.card.block.Mrkdwn.link;
import static dev.pitwall.card.block.Mrkdwn.mention;
import static dev.pitwall.card.block.Mrkdwn.quote;
import static dev.pitwall.card.block.Mrkdwn.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.session.Person;
import dev.pitwall.session.Workspace;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MrkdwnTest {
  private static final Person ALICE = new Person(new Workspace("T0TEAM"), "U0ALICE");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <!channel> look        | &lt;!channel&gt; look
          <@U1> & <#C1>          | &lt;@U1&gt; &amp; &lt;#C1&gt;
          &lt;!here&gt;          | &amp;lt;!here&amp;gt;
          a *bold* claim         | a ∗bold∗ claim
          **loud**               | ∗∗loud∗∗
          __init__ and _x_       | ˍˍinitˍˍ and ˍxˍ
          snake_case_name        | snake_case_name
          2 * 3 * 4, *.ts, ~/src | 2 * 3 * 4, *.ts, ~/src
          ~gone~                 | ∼gone∼
          > a quote              | › a quote
          run `npm test` now     | run `npm test` now
          run ``a`` and ```b```  | run `a` and `b`
          an `open end           | an ˋopen end
          `<!here>` is code      | `&lt;!here&gt;` is code
          """)
  void foreignWordsMeanThemselves(String foreign, String written) {
    assertEquals(written, text(foreign).toString());
  }

  @Test
  void aShortcodeOfSomebodyElseMakesNoState() {
    assertEquals(":\u2060white_check_mark: Ready", text(":white_check_mark: Ready").toString());
    assertEquals("at 12:30:45", text("at 12:30:45").toString());
  }

  @Test
  void whatCantBeSeenIsGone() {
    assertEquals("abc", text("a\u202Eb\u200B\u0007c\u2060\uFEFF").toString());
    assertEquals("red text", text("\u001B[31mred\u001B[0m text").toString());
    assertEquals("a\uFFFDb", text("a\uD83Db").toString());
    assertEquals("one two", text(" one\r\n\ttwo ").toString().strip());
    assertEquals("x", text("x" + "\uDB40\uDC41".repeat(5)).toString());
  }

  @Test
  void emojiAndScriptsKeepTheirJoiners() {
    assertEquals("👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️", text("👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️").toString());
    assertEquals("\u2068می‌خواهم\u2069", text("می‌خواهم").toString());
  }

  @Test
  void accentsDoNotPileUp() {
    assertEquals("z" + "\u0301".repeat(8) + "a", text("z" + "\u0301".repeat(900) + "a").toString());
  }

  @Test
  void formattingIsOurs() {
    assertEquals("*a ∗ star `b*c`*", bold("a * star `b*c`").toString());
    assertEquals("_snakeˍcase_", italic(text("snake_case")).toString());
    assertEquals("> one\n> › two", quote(lines("one\n> two")).toString());
    assertEquals("`it's ˋodd &amp; <`".replace("<", "&lt;"), code("it's `odd & <").toString());
    assertEquals("", bold("").toString());
    assertEquals("", quote(text("")).toString());
  }

  @Test
  void fencesAreDropped() {
    assertEquals(
        """
        before
        int a;

        after\
        """,
        lines("before\n```java\nint a;\n```\n\n\n\nafter").toString());
  }

  @Test
  void ourTokensAreWhatSlackReads() {
    assertEquals("<@U0ALICE>", mention(ALICE).toString());
    assertEquals(
        "U1&gt; &lt;!here", mention(new Person(ALICE.workspace(), "U1> <!here")).toString());
    assertEquals(
        "<!date^1795330860^{time}|07:01 UTC>",
        Mrkdwn.time(Instant.ofEpochSecond(1795330860)).toString());
    assertEquals(
        "<https://github.com/o/r/pull/42?a=1&amp;b=2|#42 &lt;Fix&gt;>",
        link("https://github.com/o/r/pull/42?a=1&b=2", "#42 <Fix>").toString());
  }

  @ParameterizedTest
  @CsvSource({
    "javascript:alert(1)",
    "http://example.com/",
    "https://user@example.com/",
    "https://a.example/|evil",
    "https://a.example/>",
    "//example.com/",
    "https:///path",
    "''"
  })
  void anAddressNotToFollowIsNoLink(String url) {
    assertEquals("label", link(url, "label").toString());
  }

  @Test
  void emptyPartsLeaveNoGap() {
    var parts = List.of(text("a"), text(""), code(" "), text("b"));

    assertEquals("a  ·  b", join("  ·  ", parts).toString());
    assertEquals("a\nb", Mrkdwn.stack(parts).toString());
  }

  @Test
  void longTextIsCutBeforeItIsEscaped() {
    assertEquals("a &amp;…", text("a & b & c").fit(9).toString());
    assertEquals("a…", text("a & b & c").fit(6).toString());
    assertEquals("*one…*", bold("one two three").fit(8).toString());
    assertEquals("`one…`", code("one two three").fit(8).toString());
    assertEquals("see…", concat(text("see "), mention(ALICE)).fit(10).toString().replace(" ", ""));
    assertEquals(
        "<https://a.example/|one…>", link("https://a.example/", "one two").fit(25).toString());
    assertEquals("👩‍👩‍👧‍👦…", text("👩‍👩‍👧‍👦👩‍👩‍👧‍👦").fit(20).toString());
    assertEquals("…", text("👩‍👩‍👧‍👦👩‍👩‍👧‍👦").fit(10).toString());
    assertEquals("> a\n> b…", quote(lines("a\nb ccc")).fit(9).toString());
  }
}
