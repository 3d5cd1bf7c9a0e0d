package dev.pitwall.sandbox.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private final SettableClock clock = new SettableClock();
  private SandboxSlack slack;
  private ApiClient api;

  @BeforeEach
  void start() throws Exception {
    slack = SandboxSlack.start(SlackSettings.of(ApiClient.TOKEN, "secret").clock(clock));
    api = new ApiClient(slack);
  }

  @AfterEach
  void stop() throws Exception {
    slack.close();
  }

  private HttpResponse<String> post() throws Exception {
    return api.form(
        "chat.postMessage", ApiClient.TOKEN, Map.of("channel", "C0AGENTS", "text", "x"));
  }

  private void next(Fault fault) {
    slack.faults().next(1, "chat.postMessage", fault);
  }

  @Test
  void aRefusalComesAsOftenAsPlannedAndThenNoMore() throws Exception {
    slack.faults().next(2, "chat.postMessage", new Fault.Refused("fatal_error"));
    assertTrue(post().body().contains("fatal_error"));
    assertTrue(post().body().contains("fatal_error"));
    assertTrue(post().body().contains("\"ok\":true"));
    assertEquals(1, slack.cards("#agents").size());
  }

  @Test
  void rateLimitingNamesAWaitOrDoesNot() throws Exception {
    next(new Fault.RateLimited(Optional.of(Duration.ofSeconds(7))));
    var told = post();
    assertEquals(429, told.statusCode());
    assertEquals("7", told.headers().firstValue("Retry-After").orElse("none"));
    next(new Fault.RateLimited(Optional.empty()));
    assertTrue(post().headers().firstValue("Retry-After").isEmpty());
  }

  @Test
  void aWaitMayBeSaidInAnyForm() throws Exception {
    for (var form : List.of("0", "-1", "1.5", "soon", "86400")) {
      next(new Fault.RateLimitedAs(form));
      assertEquals(form, post().headers().firstValue("Retry-After").orElse("none"));
    }
  }

  @Test
  void aCallMayBeDoneAfterItsConnectionBroke() throws Exception {
    next(new Fault.DoneLater(Duration.ofSeconds(40)));
    assertThrows(IOException.class, this::post);
    clock.forward(Duration.ofSeconds(39));
    slack.doWhatIsLate();
    assertEquals(0, slack.cards("#agents").size());
    clock.forward(Duration.ofSeconds(1));
    slack.doWhatIsLate();
    assertEquals(1, slack.cards("#agents").size());
    var calls = slack.calls("chat.postMessage");
    assertEquals(
        List.of(Call.Effect.LATER, Call.Effect.DONE), calls.stream().map(Call::effect).toList());
    assertEquals(List.of(false, true), calls.stream().map(Call::late).toList());
  }

  @Test
  void mischiefIsTheSameForTheSameSeedAndEnds() throws Exception {
    var statuses = new ArrayList<List<Integer>>();
    for (int run = 0; run < 2; run++) {
      slack.forgetCalls();
      var mischief = new Mischief(slack, 7, 0.5);
      for (int i = 0; i < 30; i++) {
        var form = Map.of("channel", "C0AGENTS", "text", "x");
        slack.call("chat.postMessage", ApiClient.TOKEN, form);
        mischief.happen(List.of("C0AGENTS"));
        clock.forward(Duration.ofSeconds(1));
        mischief.mend();
      }
      mischief.end();
      statuses.add(
          slack.calls("chat.postMessage").stream()
              .filter(c -> !c.late())
              .map(Call::status)
              .toList());
      assertTrue(post().body().contains("\"ok\":true"));
    }
    assertTrue(statuses.getFirst().contains(429) || statuses.getFirst().contains(0));
    assertEquals(statuses.getFirst(), statuses.getLast());
  }

  @Test
  void aServerErrorMayHideThatItWasDone() throws Exception {
    next(new Fault.ServerError(false));
    assertEquals(500, post().statusCode());
    assertEquals(0, slack.cards("#agents").size());
    next(new Fault.ServerError(true));
    assertEquals(500, post().statusCode());
    assertEquals(1, slack.cards("#agents").size());
  }

  @Test
  void aBrokenConnectionMayToo() throws Exception {
    next(new Fault.Dropped(false));
    assertThrows(IOException.class, this::post);
    assertEquals(0, slack.cards("#agents").size());
    next(new Fault.Dropped(true));
    assertThrows(IOException.class, this::post);
    assertEquals(1, slack.cards("#agents").size());
    assertEquals(0, slack.calls("chat.postMessage").getFirst().status());
  }

  @Test
  void aPageForPeopleComesInsteadOfJson() throws Exception {
    next(new Fault.HtmlBody());
    var page = post();
    assertEquals(200, page.statusCode());
    assertTrue(page.body().startsWith("<!DOCTYPE html>"));
    assertEquals(0, slack.cards("#agents").size());
  }

  @Test
  void aLateAnswerIsDoneAtOnce() throws Exception {
    next(new Fault.Delayed(Duration.ofMillis(30)));
    var before = System.nanoTime();
    assertTrue(post().body().contains("\"ok\":true"));
    assertTrue(System.nanoTime() - before >= 30_000_000);
  }

  @Test
  void nothingAnswersWhileTheWorkspaceIsUnreachable() throws Exception {
    slack.faults().unreachable(true);
    assertThrows(IOException.class, this::post);
    assertThrows(IOException.class, () -> api.call("auth.test", Map.of()));
    slack.faults().none();
    assertEquals(200, post().statusCode());
  }

  @Test
  void thePageHasTheSameSwitches() throws Exception {
    var url = slack.url() + "_page/faults";
    var planned =
        api.post(
            url,
            """
            {"method": "chat.postMessage", "calls": 1, "fault": "rate_limited", "seconds": 9,
             "history_lag_seconds": 4}\
            """);
    assertEquals(
        """
        {"history_lag_seconds":4,"unreachable":false,"planned":{"chat.postMessage":1}}\
        """,
        planned.body());
    assertEquals("9", post().headers().firstValue("Retry-After").orElse("none"));
    api.post(url, "{\"token_error\": \"token_revoked\"}");
    assertTrue(post().body().contains("token_revoked"));
    api.post(url, "{\"none\": true}");
    assertFalse(post().body().contains("token_revoked"));
  }
}
