package dev.pitwall.card;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "ask <@U0ALICE|alice> => ask @alice",
        "ask <@U1> => ask @U1",
        "see <#C0SHOP|shop> => see #shop",
        "tell <!channel> => tell @channel",
        "tell <!subteam^S0DEVS|@devs> => tell @devs",
        "since <!date^1795330860^{time}|07:01 UTC> => since 07:01 UTC",
        "open <http://example.com|example.com> => open example.com",
        "open <https://example.com/a?b=1&amp;c=2> => open https://example.com/a?b=1&c=2",
        "open <https://example.com|the page> => open the page (https://example.com)",
        "write to <mailto:a@example.com|a@example.com> => write to a@example.com",
      })
  void slacksTokensBecomeWords(String sent, String typed) {
    assertEquals(typed, SlackText.plain(sent));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "a &lt; b &amp;&amp; c &gt; d => a < b && c > d",
        "&lt;!here&gt; => <!here>",
        "&lt;@U1&gt; => <@U1>",
        "&amp;lt;b&amp;gt; => &lt;b&gt;",
      })
  void whatWasTypedWithBracketsStaysThat(String sent, String typed) {
    assertEquals(typed, SlackText.plain(sent));
  }

  @Test
  void everythingElseIsKept() {
    var typed = "  Fix  it\n\n\t```java\nList<String> a = <T>b(\\$1);\n```\n🏎️ שלום \u202e *x*";
    assertEquals(typed, SlackText.plain(typed));
  }

  @Test
  void onlyNulIsDropped() {
    assertEquals("ab\u0007", SlackText.plain("a\0b\u0007"));
  }
}
