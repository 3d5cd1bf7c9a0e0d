package dev.pitwall.card.block;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A piece of mrkdwn, kept apart until it is written, so that it can be shortened as a whole. */
sealed interface Span {

  /** As Slack is sent it. */
  String written(char within);

  /** Its beginning in at most {@code room} written characters; null when nothing fits. */
  @Nullable Span cut(int room, char within);

  /** Foreign or our own words. */
  record Words(String clean) implements Span {
    @Override
    public String written(char within) {
      return Escape.text(clean, within);
    }

    @Override
    public @Nullable Span cut(int room, char within) {
      var head = Shorten.until(clean, room, text -> Escape.text(text, within));
      return head.isEmpty() ? null : new Words(head);
    }
  }

  /** Between backticks. */
  record Code(String cleanLine) implements Span {
    @Override
    public String written(char within) {
      return "`" + Escape.code(cleanLine) + "`";
    }

    @Override
    public @Nullable Span cut(int room, char within) {
      var head = Shorten.until(cleanLine, room - 2, Escape::code);
      return head.isEmpty() ? null : new Code(head);
    }
  }

  /** Made by us, whole or not at all. */
  record Token(String exact) implements Span {
    @Override
    public String written(char within) {
      return exact;
    }

    @Override
    public @Nullable Span cut(int room, char within) {
      return null;
    }
  }

  /** A link; the address has been checked. */
  record Link(String url, String cleanLine) implements Span {
    @Override
    public String written(char within) {
      return "<" + Escape.entities(url) + "|" + label(cleanLine, within) + ">";
    }

    @Override
    public @Nullable Span cut(int room, char within) {
      int rest = room - Escape.entities(url).length() - 3;
      var head = Shorten.until(cleanLine, rest, text -> label(text, within));
      return head.isEmpty() ? null : new Link(url, head);
    }

    private static String label(String text, char within) {
      return Escape.text(text, within);
    }
  }

  /** Between a pair of marks. */
  record Styled(char mark, List<Span> inner) implements Span {
    public Styled {
      inner = List.copyOf(inner);
    }

    @Override
    public String written(char within) {
      var text = all(inner, mark);
      return text.isBlank() ? text : mark + text.strip() + mark;
    }

    @Override
    public @Nullable Span cut(int room, char within) {
      var kept = Span.cut(inner, room - 2, mark);
      return kept.isEmpty() ? null : new Styled(mark, kept);
    }
  }

  /** Each line behind a bar. */
  record Quote(List<Span> inner) implements Span {
    private static final Pattern LINE = Pattern.compile("(?m)^");

    public Quote {
      inner = List.copyOf(inner);
    }

    @Override
    public String written(char within) {
      return LINE.matcher(all(inner, within)).replaceAll("> ");
    }

    @Override
    public @Nullable Span cut(int room, char within) {
      for (int less = 2; less < room; less *= 2) {
        var shorter = new Quote(Span.cut(inner, room - less, within));
        if (shorter.written(within).length() <= room) {
          return shorter;
        }
      }
      return null;
    }
  }

  /** All of them, one behind the other. */
  static String all(List<Span> spans, char within) {
    var text = new StringBuilder();
    spans.forEach(span -> text.append(span.written(within)));
    return text.toString();
  }

  /** Their beginning in at most {@code room} written characters, with "…" where it was cut. */
  static List<Span> cut(List<Span> spans, int room, char within) {
    if (all(spans, within).length() <= room) {
      return spans;
    }
    var kept = new ArrayList<Span>();
    int left = room - 1;
    for (var span : spans) {
      int length = span.written(within).length();
      if (length > left) {
        // One more: the cut text brings its own "…".
        var head = span.cut(left + 1, within);
        if (head != null) {
          kept.add(head);
          return kept;
        }
        break;
      }
      kept.add(span);
      left -= length;
    }
    if (room > 0) {
      kept.add(new Token("…"));
    }
    return kept;
  }
}
