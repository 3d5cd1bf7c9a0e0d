package dev.pitwall.card.block;

import dev.pitwall.session.Channel;
import dev.pitwall.session.Person;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Slack's markup. A string becomes part of it only as words or code, escaped; mentions, dates,
 * links and formatting are made here alone.
 */
public final class Mrkdwn {
  public static final Mrkdwn EMPTY = new Mrkdwn(List.of());
  public static final Mrkdwn NEW_LINE = token("\n");

  private static final char NO_MARK = ' ';
  private static final Pattern SLACK_ID = Pattern.compile("[A-Z][A-Z0-9]{1,30}");
  private static final Pattern INLINE_CODE =
      Pattern.compile("(?<!`)(`{1,3})(?!`)([^`\n]{1,1000})(?<!`)\\1(?!`)");
  private static final Pattern FENCE = Pattern.compile("(?m)^[ \t]*(```|~~~).*(?:\n|$)");
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY_AND_CLOCK =
      DateTimeFormatter.ofPattern("d MMM HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final List<Span> spans;
  private final String written;

  private Mrkdwn(List<Span> spans) {
    this.spans = List.copyOf(spans);
    this.written = Span.all(this.spans, NO_MARK);
  }

  /** Words of anybody's, in one line; between backticks they stay code. */
  public static Mrkdwn text(String words) {
    return withCode(Clean.line(words), words);
  }

  /** Words of anybody's, in their lines; between backticks they stay code, fences are dropped. */
  public static Mrkdwn lines(String words) {
    return withCode(Clean.lines(FENCE.matcher(Clean.lines(words)).replaceAll("")), words);
  }

  /** A command, a path, a name to type; in one line. Nothing when it is blank. */
  public static Mrkdwn code(String words) {
    var line = Clean.line(words);
    return line.isEmpty() ? EMPTY : new Mrkdwn(List.of(new Span.Code(line)));
  }

  public static Mrkdwn bold(Mrkdwn inner) {
    return new Mrkdwn(List.of(new Span.Styled('*', inner.spans)));
  }

  public static Mrkdwn bold(String words) {
    return bold(text(words));
  }

  public static Mrkdwn italic(Mrkdwn inner) {
    return new Mrkdwn(List.of(new Span.Styled('_', inner.spans)));
  }

  /** Each line behind a bar; must begin a line. */
  public static Mrkdwn quote(Mrkdwn inner) {
    return inner.blank() ? EMPTY : new Mrkdwn(List.of(new Span.Quote(inner.spans)));
  }

  /** Words of a person's or an agent's: “wrong direction”. */
  public static Mrkdwn said(String words) {
    return concat(text("“"), text(words), text("”"));
  }

  public static Mrkdwn sign(Sign sign) {
    return token(sign.code());
  }

  /** Mentions, and so tells, somebody. */
  public static Mrkdwn mention(Person person) {
    return SLACK_ID.matcher(person.id()).matches()
        ? token("<@" + person.id() + ">")
        : text(person.id());
  }

  public static Mrkdwn channel(Channel channel) {
    return SLACK_ID.matcher(channel.id()).matches()
        ? token("<#" + channel.id() + ">")
        : text(channel.id());
  }

  /** A time of day in the reader's zone. */
  public static Mrkdwn time(Instant at) {
    return date(at, "{time}", CLOCK);
  }

  /** A day and a time of day in the reader's zone. */
  public static Mrkdwn dayAndTime(Instant at) {
    return date(at, "{date_short_pretty} {time}", DAY_AND_CLOCK);
  }

  /** A day in the reader's zone. */
  public static Mrkdwn day(Instant at) {
    return date(at, "{date_short}", DAY);
  }

  /** A link; only its label when the address is not one to follow. */
  public static Mrkdwn link(String url, String label) {
    var shown = Clean.line(label);
    return WebAddress.parse(url)
        .filter(_ -> !shown.isEmpty())
        .map(address -> new Mrkdwn(List.of(new Span.Link(address.text(), shown))))
        .orElseGet(() -> text(label));
  }

  public static Mrkdwn concat(Mrkdwn... parts) {
    return new Mrkdwn(Arrays.stream(parts).flatMap(p -> p.spans.stream()).toList());
  }

  /** Those that are not empty, with something between. */
  public static Mrkdwn join(String between, List<Mrkdwn> parts) {
    var gap = new Span.Words(between);
    return joined(gap, parts);
  }

  /** Those that are not empty, one in each line. */
  public static Mrkdwn stack(List<Mrkdwn> parts) {
    return joined(new Span.Token("\n"), parts);
  }

  public static Mrkdwn stack(Mrkdwn... parts) {
    return stack(List.of(parts));
  }

  public boolean blank() {
    return written.isBlank();
  }

  /** At most {@code limit} characters as Slack counts them; whole words, tokens and entities. */
  public Mrkdwn fit(int limit) {
    return written.length() <= limit ? this : new Mrkdwn(Span.cut(spans, limit, NO_MARK));
  }

  /** As Slack is sent it. */
  @Override
  public String toString() {
    return written;
  }

  /** Everything in angle brackets that was made here. */
  Stream<String> tokens() {
    return spans.stream().flatMap(Mrkdwn::tokens);
  }

  private static Stream<String> tokens(Span span) {
    return switch (span) {
      case Span.Token(var exact) when exact.startsWith("<") -> Stream.of(exact);
      case Span.Link link -> Stream.of(link.written(NO_MARK), link.written('*'), link.written('_'));
      case Span.Styled(_, var inner) -> inner.stream().flatMap(Mrkdwn::tokens);
      case Span.Quote(var inner) -> inner.stream().flatMap(Mrkdwn::tokens);
      case Span.Token _, Span.Words _, Span.Code _ -> Stream.empty();
    };
  }

  private static Mrkdwn token(String exact) {
    return new Mrkdwn(List.of(new Span.Token(exact)));
  }

  private static Mrkdwn date(Instant at, String format, DateTimeFormatter fallback) {
    return token("<!date^" + at.getEpochSecond() + "^" + format + "|" + fallback.format(at) + ">");
  }

  private static Mrkdwn joined(Span gap, List<Mrkdwn> parts) {
    var all = new ArrayList<Span>();
    for (var part : parts) {
      if (!part.blank()) {
        if (!all.isEmpty()) {
          all.add(gap);
        }
        all.addAll(part.spans);
      }
    }
    return new Mrkdwn(all);
  }

  private static Mrkdwn withCode(String clean, String original) {
    var spans = new ArrayList<Span>();
    // Cleaning strips the ends, but our own sentences are put together from parts with spaces.
    if (!clean.isEmpty() && original.startsWith(" ")) {
      spans.add(new Span.Token(" "));
    }
    var code = INLINE_CODE.matcher(clean);
    int end = 0;
    while (code.find()) {
      words(spans, clean.substring(end, code.start()));
      spans.add(new Span.Code(code.group(2).isBlank() ? code.group() : code.group(2).strip()));
      end = code.end();
    }
    words(spans, clean.substring(end));
    if (original.endsWith(" ")) {
      spans.add(new Span.Token(" "));
    }
    return new Mrkdwn(spans);
  }

  private static void words(List<Span> spans, String clean) {
    if (!clean.isEmpty()) {
      spans.add(new Span.Words(clean));
    }
  }
}
