package dev.pitwall.sandbox.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RateLimitTest {
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

  private HttpResponse<String> post(String channel) throws Exception {
    return api.form("chat.postMessage", ApiClient.TOKEN, Map.of("channel", channel, "text", "x"));
  }

  @Test
  void eachChannelTakesAPostASecondAfterASmallBurst() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertEquals(200, post("C0AGENTS").statusCode());
    }
    var refused = post("C0AGENTS");
    assertEquals(429, refused.statusCode());
    assertEquals("1", refused.headers().firstValue("Retry-After").orElse("none"));
    assertEquals("{\"ok\":false,\"error\":\"ratelimited\"}", refused.body());
    assertEquals(200, post("C0SHOP").statusCode());
    clock.forward(Duration.ofSeconds(1));
    assertEquals(200, post("C0AGENTS").statusCode());
    assertEquals(429, post("C0AGENTS").statusCode());
    slack.rateLimits(false);
    assertEquals(200, post("C0AGENTS").statusCode());
  }

  @Test
  void editsAreFiftyAMinuteForTheWholeWorkspace() throws Exception {
    post("C0AGENTS");
    var ts = slack.cards("#agents").getLast().ts();
    var edit = Map.of("channel", "C0AGENTS", "ts", ts, "text", "y");
    int taken = 0;
    for (int second = 0; second < 60; second++) {
      while (api.form("chat.update", ApiClient.TOKEN, edit).statusCode() == 200) {
        taken++;
      }
      clock.forward(Duration.ofSeconds(1));
    }
    assertEquals(20 + 49, taken);
    assertEquals(200, api.form("auth.test", ApiClient.TOKEN, Map.of()).statusCode());
  }
}
