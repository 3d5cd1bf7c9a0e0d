package dev.pitwall.card.block;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A block of a message or a modal, within Slack's limits: whatever is longer is shortened. */
public sealed interface Block {
  /** Slack's limits, in characters and elements. */
  int SECTION_TEXT = 3000;

  int CODE_TEXT = 3000;
  int CONTEXT_TEXT = 2000;
  int CONTEXT_ELEMENTS = 10;
  int ACTION_ELEMENTS = 25;
  int HEADER_TEXT = 150;
  int LABEL = 2000;

  /** Text, with at most one thing to click at its right. */
  record Section(Mrkdwn text, @Nullable Element accessory) implements Block {
    public Section {
      text = filled(text).fit(SECTION_TEXT);
    }

    public Section(Mrkdwn text) {
      this(text, null);
    }
  }

  /** Small text. */
  record Context(List<Mrkdwn> elements) implements Block {
    public Context {
      elements =
          elements.stream()
              .filter(e -> !e.blank())
              .limit(CONTEXT_ELEMENTS)
              .map(e -> e.fit(CONTEXT_TEXT))
              .toList();
    }

    public Context(Mrkdwn text) {
      this(List.of(text));
    }
  }

  /** Things to click, in a row. */
  record Actions(List<Element> elements) implements Block {
    public Actions {
      elements = elements.stream().limit(ACTION_ELEMENTS).toList();
    }
  }

  /** A line across. */
  record Divider() implements Block {}

  /** A headline. */
  record Header(Plain text) implements Block {
    public Header {
      text = text.fit(HEADER_TEXT);
    }
  }

  /** A command, a diff, output: as it is, with its indentation. */
  record Code(String text) implements Block {
    public Code {
      var clean = Clean.verbatim(text);
      text = clean.isBlank() ? "–" : Ellipsis.cut(clean, CODE_TEXT);
    }
  }

  /**
   * Something to fill in; modals only.
   *
   * @param id what the value is found under; unique in the modal
   */
  record Input(String id, Plain label, Element element, boolean optional, @Nullable Plain hint)
      implements Block {
    public Input {
      label = label.fit(LABEL);
      hint = hint == null ? null : hint.fit(LABEL);
    }
  }

  /** Whether there is anything to see; Slack refuses empty blocks. */
  default boolean shows() {
    return switch (this) {
      case Context(var elements) -> !elements.isEmpty();
      case Actions(var elements) -> !elements.isEmpty();
      case Section _, Divider _, Header _, Code _, Input _ -> true;
    };
  }

  /** Characters of each of its texts, which together must not be too many in a message. */
  default IntStream lengths() {
    return switch (this) {
      case Section(var text, _) -> IntStream.of(text.toString().length());
      case Context(var elements) -> elements.stream().mapToInt(e -> e.toString().length());
      case Header(var text) -> IntStream.of(text.text().length());
      case Code(var text) -> IntStream.of(text.length());
      case Input(_, var label, _, _, _) -> IntStream.of(label.text().length());
      case Actions _, Divider _ -> IntStream.empty();
    };
  }

  /** The same with no text longer than the limit. */
  default Block capped(int limit) {
    return switch (this) {
      case Section(var text, var accessory) -> new Section(text.fit(limit), accessory);
      case Context(var elements) -> new Context(elements.stream().map(e -> e.fit(limit)).toList());
      case Code(var text) -> new Code(Ellipsis.cut(text, limit));
      case Header(var text) -> new Header(text.fit(limit));
      case Input _, Actions _, Divider _ -> this;
    };
  }

  /** Every mrkdwn in it. */
  default Stream<Mrkdwn> markup() {
    return switch (this) {
      case Section(var text, _) -> Stream.of(text);
      case Context(var elements) -> elements.stream();
      case Header _, Code _, Input _, Actions _, Divider _ -> Stream.empty();
    };
  }

  private static Mrkdwn filled(Mrkdwn text) {
    return text.blank() ? Mrkdwn.text("–") : text;
  }
}
