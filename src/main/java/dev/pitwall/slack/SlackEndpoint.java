package dev.pitwall.slack;

import dev.pitwall.delivery.Inbox;
import dev.pitwall.delivery.Inbox.Item;
import dev.pitwall.http.PlainAnswer;
import dev.pitwall.slack.Arrival.CertificateCheck;
import dev.pitwall.slack.Arrival.Challenge;
import dev.pitwall.slack.Arrival.Nonsense;
import dev.pitwall.slack.Arrival.Work;
import dev.pitwall.slack.RequestSignature.Made;
import dev.pitwall.slack.RequestSignature.Unfit;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /slack/events}: commands, interactions and events. What is asked is kept on disk,
 * then acknowledged, then done; only a modal's submission is done first, as what comes of it is the
 * answer. Nothing on the way to the answer calls Slack.
 */
public final class SlackEndpoint extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final Logger log = LoggerFactory.getLogger(SlackEndpoint.class);

  private final transient RequestSignature signature;
  private final transient Inbox inbox;
  private final transient InboxRunner runner;
  private final transient AckMeters meters;
  private final transient InstantSource clock;
  private final transient Seldom refusals;
  private final transient Seldom failures;

  /**
   * @param signingSecrets the present one, and the one before while it is rotated
   * @param wall the machine's clock, which is compared with Slack's
   * @param clock by which everything else goes
   * @throws IllegalArgumentException when there is none or one of them is empty
   */
  public SlackEndpoint(
      List<String> signingSecrets,
      Inbox inbox,
      InboxRunner runner,
      AckMeters meters,
      InstantSource wall,
      InstantSource clock) {
    this.signature = new RequestSignature(signingSecrets, wall);
    this.inbox = inbox;
    this.runner = runner;
    this.meters = meters;
    this.clock = clock;
    this.refusals = new Seldom(clock);
    this.failures = new Seldom(clock);
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getMethod().equals("POST")) {
      response.setHeader("Allow", "POST");
      refuse(request, response, 405, "Slack sends POST requests here.");
    } else if (request.getContentLengthLong() > RequestBody.LARGEST) {
      tooLarge(request, response);
    } else if (!readable(request)) {
      refuse(request, response, 415, "Slack sends a form or JSON here, not compressed.");
    } else {
      verified(request, response);
    }
  }

  private void verified(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var claim =
        signature.claim(
            request.getHeaders(RequestSignature.TIMESTAMP),
            request.getHeaders(RequestSignature.SIGNATURE));
    switch (claim) {
      case Unfit(var why) -> unsigned(request, response, why);
      case Made made -> verified(made, request, response);
    }
  }

  private void verified(Made claim, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = RequestBody.read(request);
    if (body.length > RequestBody.LARGEST) {
      tooLarge(request, response);
    } else if (!signature.holds(claim, body)) {
      unsigned(request, response, "its signature is not made with this signing secret");
    } else {
      answer(request, response, body);
    }
  }

  private void answer(HttpServletRequest request, HttpServletResponse response, byte[] body)
      throws IOException {
    switch (isJson(request) ? Arrivals.ofJson(body) : Arrivals.ofForm(body)) {
      case Work work -> take(work, response);
      case Challenge(var challenge) -> {
        log.info("Slack has verified this address");
        PlainAnswer.send(response, 200, challenge);
      }
      case CertificateCheck() -> empty(response);
      case Nonsense(var why) -> {
        response.setHeader("X-Slack-No-Retry", "1");
        refuse(request, response, 400, "Pitwall can't read this: " + why + ".");
      }
    }
  }

  private void take(Work work, HttpServletResponse response) throws IOException {
    long begun = System.nanoTime();
    var item = new Item(work.id(), work.kind(), work.body(), clock.instant());
    boolean expected = runner.expect(item);
    boolean fresh = false;
    try {
      fresh = inbox.keep(item);
    } catch (RuntimeException e) {
      meters.failed();
      failures.say(more -> log.error("Can't keep a request of Slack's{}", more, e));
      PlainAnswer.send(response, 503, "Pitwall can't keep requests now. Try again soon.");
      return;
    } finally {
      if (!fresh && expected) {
        runner.drop(item);
      }
    }
    if (!fresh) {
      meters.repeated();
      empty(response);
    } else if (work.submission()) {
      submitted(item, response);
    } else {
      empty(response);
      runner.later(item);
    }
    meters.taken(work.kind(), System.nanoTime() - begun);
  }

  private void submitted(Item item, HttpServletResponse response) throws IOException {
    var json = runner.answerTo(item);
    if (json.isEmpty()) {
      empty(response);
      return;
    }
    byte[] body = json.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    response.setContentType("application/json; charset=utf-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static void empty(HttpServletResponse response) {
    response.setContentLength(0);
  }

  private void unsigned(HttpServletRequest request, HttpServletResponse response, String why)
      throws IOException {
    refuse(request, response, 401, "This is not signed by Slack: " + why + ".");
  }

  private void tooLarge(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    refuse(request, response, 413, "A request may have 1 MiB.");
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, int status, String why)
      throws IOException {
    meters.refused();
    refusals.say(more ->
        log.warn(
            "Refused a request from {} with {}: {}{}", request.getRemoteAddr(), status, why, more));
    PlainAnswer.send(response, status, why);
  }

  private static boolean readable(HttpServletRequest request) {
    var encoding = request.getHeader("Content-Encoding");
    return (isJson(request) || is(request, "application/x-www-form-urlencoded"))
        && (encoding == null || encoding.equalsIgnoreCase("identity"));
  }

  private static boolean isJson(HttpServletRequest request) {
    return is(request, "application/json");
  }

  private static boolean is(HttpServletRequest request, String type) {
    var given = request.getHeader("Content-Type");
    return given != null
        && given.regionMatches(true, 0, type, 0, type.length())
        && (given.length() == type.length() || " ;".indexOf(given.charAt(type.length())) >= 0);
  }
}
