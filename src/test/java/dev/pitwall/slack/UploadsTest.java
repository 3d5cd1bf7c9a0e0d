package dev.pitwall.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.pitwall.card.Reply;
import dev.pitwall.delivery.Inbox;
import dev.pitwall.delivery.Inbox.Item;
import dev.pitwall.sandbox.slack.Fault;
import dev.pitwall.sandbox.slack.SandboxSlack;
import dev.pitwall.sandbox.slack.SentMessage;
import dev.pitwall.sandbox.slack.SlackSettings;
import dev.pitwall.session.Channel;
import dev.pitwall.session.Person;
import dev.pitwall.session.Workspace;
import dev.pitwall.slack.Uploads.Fate;
import dev.pitwall.slack.Uploads.NotTaken;
import dev.pitwall.slack.Uploads.Shared;
import dev.pitwall.slack.Uploads.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files in threads, each asked for once and there at most once. */
class UploadsTest {
  private static final String TOKEN = "xoxb-files";
  private static final String SHARE = "files.completeUploadExternal";
  private static final Workspace WORKSPACE = new Workspace("T0PITWALL");
  private static final Instant ASKED = Instant.parse("2026-11-22T12:03:05.250Z");

  private final MemoryInbox inbox = new MemoryInbox();
  private SandboxSlack slack;
  private SlackApi api;
  private String card;

  @BeforeEach
  void open() throws Exception {
    slack = SandboxSlack.start(SlackSettings.of(TOKEN, "secret"));
    api = new SlackApi(slack.apiUrl(), TOKEN, Duration.ofSeconds(5), InstantSource.system());
    var posted = api.call("chat.postMessage", Map.of("channel", "C0AGENTS", "text", "The card"));
    card = assertInstanceOf(SlackAnswer.Taken.class, posted).body().path("ts").asText();
  }

  @AfterEach
  void close() throws Exception {
    api.close();
    slack.close();
  }

  @Test
  void aFileIsNamedAfterTheMomentItWasAskedFor() {
    assertEquals(new Shared(), put(ASKED));

    assertEquals(List.of("k3f9-log-20261122-120305.txt"), files());
    assertEquals(List.of(), inbox.open(9));
  }

  @Test
  void aRequestThatIsDoneAgainAfterACrashSharesNoSecondFile() {
    put(ASKED);

    assertEquals(new Shared(), put(ASKED));

    assertEquals(1, files().size());
  }

  @Test
  void whoAsksAgainLaterGetsAnotherFile() {
    put(ASKED);
    put(ASKED.plusSeconds(60));

    assertEquals(2, files().size());
  }

  @Test
  void twoPeopleWhoAskAtTheSameMomentEachGetTheirs() {
    put(ASKED);
    put("U0BOB", ASKED);

    assertEquals(2, files().size());
  }

  @Test
  void anAnswerThatIsLostIsLookedUp() {
    slack.faults().next(1, SHARE, new Fault.Dropped(true));

    assertEquals(new Shared(), put(ASKED));

    assertEquals(1, files().size());
  }

  @Test
  void aFileThatIsNotSeenYetIsNotSentAgain() {
    slack.faults().next(1, SHARE, new Fault.Dropped(true));
    slack.faults().historyLag(Duration.ofMinutes(1));

    assertInstanceOf(Unknown.class, put(ASKED));
    assertInstanceOf(Unknown.class, put(ASKED));

    assertEquals(1, files().size());
    slack.faults().none();
    assertEquals(new Shared(), put(ASKED));
  }

  @Test
  void aCrashRightBeforeSlackIsToldLeavesItOpenWhetherItIsThere() {
    var crashes = new Uploads(api, new CrashAfterKeeping(inbox), InstantSource.system());
    assertEquals("crash", crash(() -> crashes.put(file(), to("U0ALICE", ASKED))));

    assertEquals(new Unknown("it began when Pitwall last ran"), put(ASKED));

    assertEquals(List.of(), files());
  }

  @Test
  void aFileThatSlackDoesNotTakeIsToldWithItsWord() {
    slack.faults().next(1, SHARE, new Fault.Refused("channel_not_found"));
    assertEquals(new NotTaken(new SlackAnswer.Refused("channel_not_found", "")), put(ASKED));

    slack.faults().next(1, "files.getUploadURLExternal", new Fault.Dropped(true));
    assertInstanceOf(NotTaken.class, put(ASKED.plusSeconds(60)));
    assertEquals(new Shared(), put(ASKED.plusSeconds(60)));
  }

  private Fate put(Instant askedAt) {
    return put("U0ALICE", askedAt);
  }

  private Fate put(String person, Instant askedAt) {
    return new Uploads(api, inbox, InstantSource.system()).put(file(), to(person, askedAt));
  }

  private Reply.TextFile file() {
    var channel = new Channel(WORKSPACE, "C0AGENTS");
    return new Reply.TextFile(channel, card, "k3f9-log.txt", "what it did\n", "The log of it");
  }

  private static Address to(String person, Instant askedAt) {
    return new Address(
        new Person(WORKSPACE, person), "C0AGENTS", null, null, null, null, null, askedAt);
  }

  private List<String> files() {
    return slack.thread(slack.cards("#agents").getLast()).stream()
        .map(SentMessage::json)
        .map(message -> message.path("files").path(0).path("name").asText())
        .toList();
  }

  private static String crash(Runnable work) {
    try {
      work.run();
      return "";
    } catch (IllegalStateException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Everything ends once the item is on disk. */
  private record CrashAfterKeeping(Inbox inbox) implements Inbox {
    @Override
    public boolean keep(Item item) {
      inbox.keep(item);
      throw new IllegalStateException("crash");
    }

    @Override
    public void done(List<String> ids, Instant now) {
      inbox.done(ids, now);
    }

    @Override
    public List<Item> open(int most) {
      return inbox.open(most);
    }

    @Override
    public boolean stillOurs(Item item) {
      return inbox.stillOurs(item);
    }

    @Override
    public void forget(Instant doneBefore) {
      inbox.forget(doneBefore);
    }
  }
}
