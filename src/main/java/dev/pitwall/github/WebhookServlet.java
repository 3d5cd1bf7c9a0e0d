package dev.pitwall.github;

import dev.pitwall.http.PlainAnswer;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /github/webhooks}: GitHub says that something has happened. It is only a hint to look
 * now, so each delivery counts once as long as it is remembered, and none is kept. GitHub sends up
 * to 25 MiB; what is longer than 1 MiB, such as a push of thousands of commits, is refused and
 * found by polling.
 */
public final class WebhookServlet extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final Logger log = LoggerFactory.getLogger(WebhookServlet.class);

  static final int LARGEST = 1 << 20;

  /** GitHub sends no more. */
  private static final int LONGEST = 25 << 20;

  private static final int REMEMBERED = 10_000;
  private static final Pattern ID = Pattern.compile("[0-9A-Za-z-]{1,100}");

  private final transient WebhookSignature signature;
  private final transient BiConsumer<String, WebhookHint> follower;
  private final transient AtomicBoolean refusing = new AtomicBoolean();
  private final transient Map<String, Boolean> deliveries =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * @param secret of the webhook at GitHub
   * @param follower is told each delivery's id and what to look at; returns at once
   * @throws IllegalArgumentException when the secret is empty
   */
  public WebhookServlet(String secret, BiConsumer<String, WebhookHint> follower) {
    this.signature = new WebhookSignature(secret);
    this.follower = follower;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getMethod().equals("POST")) {
      response.setHeader("Allow", "POST");
      PlainAnswer.send(response, 405, "GitHub sends POST requests here.");
    } else if (request.getContentLengthLong() > LARGEST) {
      tooLarge(request, response);
    } else {
      verified(request, response);
    }
  }

  private void verified(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
    if (body.length > LARGEST) {
      tooLarge(request, response);
    } else if (!signature.holds(request.getHeaders(WebhookSignature.HEADER), body)) {
      unsigned(request, response);
    } else {
      refusing.set(false);
      taken(request, response, body);
    }
  }

  private void taken(HttpServletRequest request, HttpServletResponse response, byte[] body)
      throws IOException {
    var id = Optional.ofNullable(request.getHeader("X-GitHub-Delivery")).orElse("");
    var event = Optional.ofNullable(request.getHeader("X-GitHub-Event")).orElse("");
    if (!ID.matcher(id).matches() || event.isEmpty()) {
      PlainAnswer.send(response, 400, "A delivery has an id and the name of its event.");
      return;
    }
    if (!isJson(request)) {
      PlainAnswer.send(
          response, 415, "Set the webhook's content type to application/json at GitHub.");
      return;
    }
    try {
      var hint = Delivery.hint(event, body);
      if (isNew(id)) {
        hint.ifPresent(h -> tell(id, h));
      }
      response.setStatus(202);
      response.setContentLength(0);
    } catch (IOException e) {
      PlainAnswer.send(response, 400, "Pitwall can't read this: it is no JSON object.");
    }
  }

  private void tell(String id, WebhookHint hint) {
    try {
      follower.accept(id, hint);
    } catch (RuntimeException e) {
      log.error("A hint of GitHub's was lost; what it is about is found by polling", e);
    }
  }

  private boolean isNew(String id) {
    synchronized (deliveries) {
      return deliveries.putIfAbsent(id, true) == null;
    }
  }

  private static boolean isJson(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null && type.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
  }

  /** What is on its way is let in and dropped: a sender that is cut off hears no answer. */
  private static void tooLarge(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var dropped = new byte[LARGEST];
    for (int left = LONGEST; left > 0; ) {
      int read = request.getInputStream().read(dropped);
      left = read < 0 ? 0 : left - read;
    }
    PlainAnswer.send(response, 413, "A delivery may have 1 MiB.");
  }

  /** Anybody can cause it, so only the first of several is worth a line. */
  private void unsigned(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (refusing.compareAndSet(false, true)) {
      log.warn(
          "Refused a request from {} that is not signed with GITHUB_WEBHOOK_SECRET; more are not"
              + " told",
          request.getRemoteAddr());
    }
    PlainAnswer.send(response, 401, "This is not signed with this webhook's secret.");
  }
}
