package dev.pitwall.github.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pitwall.access.AccountLinking.Ending;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /github/callback}: where GitHub's page leads back to. */
final class CallbackEndpoint extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final int LONGEST = 500;

  private final transient WebFlow flow;

  CallbackEndpoint(WebFlow flow) {
    this.flow = flow;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var state = once(request, "state");
    var code = once(request, "code");
    var error = once(request, "error");
    var ending =
        state.isEmpty() || code.isEmpty() == error.isEmpty()
            ? new Ending.Expired()
            : flow.arrived(state, code, error);
    var page = Page.of(ending).getBytes(UTF_8);
    response.setStatus(ending instanceof Ending.Linked ? 200 : 400);
    response.setContentType("text/html;charset=utf-8");
    response.setHeader("Content-Security-Policy", Page.POLICY);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }

  /** Empty when it is missing, there more than once, or longer than GitHub's are. */
  private static String once(HttpServletRequest request, String name) {
    var values = request.getParameterValues(name);
    return values == null || values.length != 1 || values[0].length() > LONGEST ? "" : values[0];
  }
}
