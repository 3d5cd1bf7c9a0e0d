package dev.pitwall.http;

import dev.pitwall.http.Check.Finding;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET /readyz}: every check on a line of its own; 503 when one of them is not fine. */
public final class ReadyEndpoint extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final Logger log = LoggerFactory.getLogger(ReadyEndpoint.class);

  private final transient List<Check> checks;

  public ReadyEndpoint(List<Check> checks) {
    this.checks = List.copyOf(checks);
  }

  private record Line(String name, Finding finding) {
    @Override
    public String toString() {
      return "%-4s %s: %s".formatted(finding.fine() ? "ok" : "FAIL", name, finding.detail());
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var lines = checks.stream().map(check -> new Line(check.name(), find(check))).toList();
    boolean ready = lines.stream().allMatch(line -> line.finding().fine());
    var text = lines.stream().map(Line::toString).collect(Collectors.joining("\n"));
    PlainAnswer.send(response, ready ? 200 : 503, (ready ? "ready\n" : "not ready\n") + text);
  }

  private static Finding find(Check check) {
    try {
      return check.finding().get();
    } catch (RuntimeException e) {
      log.warn("The check of {} failed", check.name(), e);
      return Check.broken("could not be checked; the log says why");
    }
  }
}
