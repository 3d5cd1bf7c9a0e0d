package dev.pitwall.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.http.HttpServer;
import dev.pitwall.http.Route;
import dev.pitwall.sandbox.github.hook.Delivery;
import dev.pitwall.sandbox.github.hook.HookFault;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks from GitHub to what is known of a session: they only make it sooner. */
class HintsTest extends OverSandbox {
  private static final String SECRET = "hook-secret";
  private static final String LIST = "GET /agents/repos/{owner}/{repo}/tasks";
  private static final List<String> ORDER = List.of("queued", "in_progress", "completed");

  private static final Pattern ACTION = Pattern.compile("\"action\":\"(\\w+)\"");

  private HttpServer server;

  @BeforeEach
  void listen() throws Exception {
    var servlet =
        new WebhookServlet(SECRET, (id, hint) -> yard.sessions.lookNow(id, hint.repository()));
    server = new HttpServer("127.0.0.1", 0, List.of(new Route("/github/webhooks", servlet)));
    server.start();
    var address = "http://127.0.0.1:" + server.port() + "/github/webhooks";
    sandbox.connectApp(URI.create(address), SECRET);
    yard.watch(SHOP);
    pass(16);
  }

  @AfterEach
  void stopListening() {
    server.close();
  }

  private void everyHook(HookFault fault) {
    sandbox.hooks().next(Collections.nCopies(50, fault).toArray(HookFault[]::new));
  }

  private String begun() throws Exception {
    var id = sandbox.startTask("octo-org", "shop", "Fix the login button", "bob");
    sandbox.step(id);
    sandbox.hooks().settle();
    return id;
  }

  private String state(String id) {
    return yard.session(id).state().word();
  }

  @Test
  void whatHappensIsSeenWithinASecond() throws Exception {
    pass(7);
    var id = begun();
    pass(1);
    assertTrue(yard.shown(id));
    sandbox.finish(id);
    sandbox.hooks().settle();
    pass(1);
    assertEquals("completed", state(id));
  }

  @Test
  void withoutAnyItIsSeenALittleLaterForOneCallAPeriod() throws Exception {
    everyHook(HookFault.LOST);
    pass(7);
    sandbox.forgetCalls();
    var id = begun();
    pass(7);
    assertFalse(yard.known(id));
    pass(1);
    assertTrue(yard.shown(id));

    sandbox.finish(id);
    sandbox.hooks().settle();
    pass(14);
    assertFalse(yard.session(id).ended());
    pass(1);
    assertEquals("completed", state(id));
    pass(37);
    assertEquals(List.of(), sandbox.hooks().sent());
    assertEquals(4, sandbox.calls(LIST).size(), "in a minute");
    assertEquals(1, yard.posted().stream().filter(("NOTICE " + id)::equals).count());
  }

  @Test
  void oneThatComesTwiceIsOneLook() throws Exception {
    everyHook(HookFault.DOUBLED);
    pass(7);
    sandbox.forgetCalls();
    var id = begun();
    var sent = sandbox.hooks().sent().stream().map(Delivery::id).toList();
    assertTrue(sent.size() > Set.copyOf(sent).size(), "none came twice");
    pass(3);
    assertTrue(yard.shown(id));
    assertEquals(1, sandbox.calls(LIST).size());
  }

  @Test
  void inWhateverOrderTheyComeASessionNeverGoesBack() throws Exception {
    everyHook(HookFault.REORDERED);
    var seen = new ArrayList<String>();
    var id = sandbox.startTask("octo-org", "shop", "Fix the login button", "bob");
    do {
      sandbox.hooks().settle();
      pass(1);
      if (yard.known(id)) {
        seen.add(state(id));
      }
    } while (sandbox.step(id));
    sandbox.hooks().settle();
    for (int second = 0; second < 20; second++) {
      pass(1);
      seen.add(state(id));
    }

    assertEquals(List.of("in_progress", "requested", "completed"), runsTold());
    assertEquals("completed", seen.getLast());
    assertEquals(seen.stream().sorted(Comparator.comparingInt(ORDER::indexOf)).toList(), seen);
    assertEquals(1, yard.posted().stream().filter(("NOTICE " + id)::equals).count());
  }

  /** What became of the agent's run, in the order in which it was told. */
  private List<String> runsTold() {
    return sandbox.hooks().sent().stream()
        .filter(sent -> sent.event().equals("workflow_run"))
        .map(Delivery::body)
        .map(ACTION::matcher)
        .filter(Matcher::find)
        .map(match -> match.group(1))
        .toList();
  }
}
