package dev.pitwall.sandbox.slack;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** The page's own files; a permalink is the page, which then finds the message. */
final class AssetServlet extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var path = request.getRequestURI();
    boolean page = path.equals("/") || path.startsWith("/archives/");
    var name = page ? "index.html" : path.substring(1);
    var type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    // Only names as they are in this package's folder: no way up or down from there.
    if (type == null || !name.matches("[a-z0-9-]+\\.[a-z]+")) {
      Wire.send(response, 404, "text/plain", "Nothing here.");
      return;
    }
    try (var file = AssetServlet.class.getResourceAsStream(name)) {
      if (file == null) {
        Wire.send(response, 404, "text/plain", "Nothing here.");
        return;
      }
      response.setContentType(type);
      response.setHeader("Cache-Control", "no-cache");
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader(
          "Content-Security-Policy",
          "default-src 'self'; img-src 'self' http: https: data:; base-uri 'none';"
              + " form-action 'none'; frame-ancestors 'none'");
      file.transferTo(response.getOutputStream());
    }
  }
}
