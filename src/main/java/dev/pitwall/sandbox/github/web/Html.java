package dev.pitwall.sandbox.github.web;

/** Simple pages. */
final class Html {
  private static final String STYLE =
      "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}"
          + "h1{font-size:1.4rem}pre{background:#f6f8fa;padding:.8rem;white-space:pre-wrap}"
          + "button,select,input{font:inherit;padding:.3rem .7rem;margin:.2rem}"
          + ".muted{color:#59636e}";

  private Html() {}

  /**
   * A page.
   *
   * @param title plain text
   * @param body HTML
   */
  static String page(String title, String body) {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head><meta charset="utf-8"><title>%s</title><style>%s</style></head>
    <body>
    <p class="muted"><a href="/">GitHub, in the sandbox</a></p>
    <h1>%1$s</h1>
    %3$s
    </body>
    </html>
    """
        .formatted(escaped(title), STYLE, body);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  static String link(String href, String text) {
    return "<a href=\"" + escaped(href) + "\">" + escaped(text) + "</a>";
  }

  /** A field that goes with a form unseen. */
  static String hidden(String name, String value) {
    return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + escaped(value) + "\">";
  }
}
