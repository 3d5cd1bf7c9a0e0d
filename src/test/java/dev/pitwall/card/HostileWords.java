package dev.pitwall.card;

import java.util.List;
import java.util.random.RandomGenerator;

/** Texts made to break whatever shows them; the same for the same source of randomness. */
public final class HostileWords {
  private static final List<String> PIECES =
      List.of(
          "<!channel>",
          "<!here|here>",
          "<@U0MALLORY>",
          "<#C0SECRET>",
          "<https://evil.example|Click to approve>",
          "<!date^0^{time}|never>",
          "&lt;!here&gt;",
          "&amp;amp;",
          "&",
          "<",
          ">",
          "\n> quoted",
          "|",
          "*",
          "_",
          "~",
          "**bold**",
          "__init__",
          "`",
          "``",
          "```",
          "\n```js\n",
          "`code`",
          "`<!here>`",
          ":white_check_mark:",
          ":x:",
          ":",
          "https://evil.example/x?a=b&c=d",
          "mailto:a@b.c",
          "\u202E",
          "\u2066",
          "\u200B",
          "\u200D",
          "\u2060",
          "\uFEFF",
          "\u0000",
          "\u0007",
          "\u001B[31m",
          "\u001B]8;;https://evil.example\u0007",
          "\r\n",
          "\n\n\n\n",
          "\t",
          "\u2028",
          "\uD83D",
          "\uDE00",
          "😀",
          "👩‍👩‍👧‍👦",
          "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
          "🇩🇪🇫🇷",
          "❤️",
          "👍🏽",
          "e\u0301",
          "Z" + "\u0336".repeat(40),
          "שלום",
          "مرحبا",
          "می‌خواهم",
          "漢字",
          "क्षि",
          "\u0645\u200F",
          "\uDB40\uDC41\uDB40\uDC42",
          "word ",
          "a",
          " ",
          "0",
          "npm test && ",
          "12 passed, 1 failed\n",
          "src/login.ts ");

  private final RandomGenerator random;

  public HostileWords(RandomGenerator random) {
    this.random = random;
  }

  public String next() {
    return switch (random.nextInt(20)) {
      case 0 -> "";
      case 1 -> PIECES.get(random.nextInt(PIECES.size())).repeat(1 + random.nextInt(2500));
      case 2 -> some(2000);
      default -> some(25);
    };
  }

  private String some(int most) {
    var text = new StringBuilder();
    for (int i = random.nextInt(most); i >= 0; i--) {
      text.append(
          random.nextInt(8) == 0
              ? Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1))
              : PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }
}
