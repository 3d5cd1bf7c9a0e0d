package dev.pitwall.sandbox.slack;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /upload/v1/<id>} takes a file's bytes, {@code /files/<id>} gives them back. */
final class FileServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient Workspace workspace;
  private final transient FileMethods uploads;

  FileServlet(Workspace workspace, FileMethods uploads) {
    this.workspace = workspace;
    this.uploads = uploads;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var content = request.getInputStream().readAllBytes();
    boolean taken = uploads.upload(id(request), content);
    Wire.send(response, taken ? 200 : 400, "text/plain", taken ? "OK - " + content.length : "no");
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var file = workspace.exclusively(() -> workspace.files.get(id(request)));
    if (file == null) {
      Wire.send(response, 404, "text/plain", "No such file.");
      return;
    }
    // Whatever was uploaded, a browser shows it as text.
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setContentType("text/plain; charset=utf-8");
    response.getOutputStream().write(file.bytes());
  }

  private static String id(HttpServletRequest request) {
    var uri = request.getRequestURI();
    return uri.substring(uri.lastIndexOf('/') + 1);
  }
}
