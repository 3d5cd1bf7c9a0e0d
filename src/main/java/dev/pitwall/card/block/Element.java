package dev.pitwall.card.block;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to click or to fill in, within Slack's limits. Action ids and values are our own: too
 * long ones are a mistake, not something to shorten.
 */
public sealed interface Element {

  /** What a button looks like. */
  enum Style {
    DEFAULT,
    PRIMARY,
    DANGER
  }

  /**
   * A button.
   *
   * @param url opens in the browser; null, and dropped when it is not one to follow
   */
  record Button(
      String actionId,
      Plain text,
      String value,
      Style style,
      @Nullable String url,
      @Nullable Confirm confirm)
      implements Element {
    private static final int TEXT = 75;
    private static final int VALUE = 2000;

    public Button {
      OwnText.check(actionId, OwnText.ID);
      OwnText.check(value, VALUE);
      text = text.fit(TEXT);
      url = url == null ? null : WebAddress.parse(url).map(WebAddress::text).orElse(null);
    }

    public static Button of(String actionId, String text, String value) {
      return new Button(actionId, new Plain(text), value, Style.DEFAULT, null, null);
    }

    public static Button link(String actionId, String text, String url) {
      return new Button(actionId, new Plain(text), "", Style.DEFAULT, url, null);
    }

    public Button styled(Style next) {
      return new Button(actionId, text, value, next, url, confirm);
    }

    public Button confirmed(Confirm next) {
      return new Button(actionId, text, value, style, url, next);
    }
  }

  /** The "⋮" menu: one to five options. */
  record Overflow(String actionId, List<Option> options) implements Element {
    private static final int OPTIONS = 5;

    public Overflow {
      OwnText.check(actionId, OwnText.ID);
      options = options.stream().limit(OPTIONS).toList();
    }
  }

  /** A drop-down list: one to a hundred options. */
  record Select(
      String actionId, @Nullable Plain placeholder, List<Option> options, @Nullable Option initial)
      implements Element {
    private static final int OPTIONS = 100;
    private static final int PLACEHOLDER = 150;

    public Select {
      OwnText.check(actionId, OwnText.ID);
      placeholder = placeholder == null ? null : placeholder.fit(PLACEHOLDER);
      options = options.stream().limit(OPTIONS).toList();
      initial = options.contains(initial) ? initial : null;
    }
  }

  /** One of up to ten. */
  record Radio(String actionId, List<Option> options, @Nullable Option initial) implements Element {
    private static final int OPTIONS = 10;

    public Radio {
      OwnText.check(actionId, OwnText.ID);
      options = options.stream().limit(OPTIONS).toList();
      initial = options.contains(initial) ? initial : null;
    }
  }

  /**
   * A field for text.
   *
   * @param initial what stands in it; shortened to {@code most}
   * @param most characters that it takes, up to 3,000
   */
  record TextInput(
      String actionId, boolean multiline, String initial, @Nullable Plain placeholder, int most)
      implements Element {
    public static final int MOST = 3000;
    private static final int PLACEHOLDER = 150;

    public TextInput {
      OwnText.check(actionId, OwnText.ID);
      most = Math.clamp(most, 1, MOST);
      initial = Ellipsis.cut(multiline ? Clean.verbatim(initial) : Clean.line(initial), most);
      placeholder = placeholder == null ? null : placeholder.fit(PLACEHOLDER);
    }
  }
}
