package dev.pitwall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.sandbox.slack.Person;
import dev.pitwall.sandbox.slack.SentMessage;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions in a private channel, through the whole of Pitwall; Carol is not in it. */
class PrivateChannelIT extends BetweenStandIns {
  @SuppressWarnings("NullAway.Init")
  private App app;

  @BeforeEach
  void open() throws Exception {
    slack.scopes(Manifest.SCOPES);
    slack.alice().makePrivateChannel("boxes", slack.bob());
    begin();
  }

  private void begin() throws Exception {
    var environment = settings(0);
    app = App.start(Config.from(environment), environment, InstantSource.system());
    connect(app.port());
  }

  @AfterEach
  void close() {
    app.close();
  }

  private Person carol() {
    return slack.carol();
  }

  private SentMessage start(String channel, String prompt) {
    slack.alice().command("/agents start octo-org/shop " + prompt, channel);
    return Until.there(
        "the card",
        () ->
            slack.cards(channel).stream()
                .filter(c -> c.shown().contains(":large_blue_circle: Working"))
                .findFirst());
  }

  /** What somebody is told there, once it is this. */
  private String told(Person person, String command, String channel, String words) {
    Until.holds(
        words,
        () -> {
          person.command(command, channel);
          return person.lastWhisper(channel).filter(w -> w.shown().contains(words)).isPresent();
        });
    return person.lastWhisper(channel).orElseThrow().shown();
  }

  @Test
  void nobodyElsewhereKnowsOfThemAndAllWhoAreThereWorkWithThem() {
    var card = start("boxes", "[hang] Rename every colour");
    var open = start("agents", "[hang] Fix the log-in button");

    var list = told(carol(), "/agents list", "agents", "log-in button");
    assertFalse(list.contains("Rename every colour"), list);
    told(carol(), "/agents log " + handle(card), "agents", "There is no session");
    told(carol(), "/agents stop " + handle(card), "agents", "There is no session");
    told(slack.alice(), "/agents list", "agents", "Rename every colour");

    var here = told(slack.bob(), "/agents list", "boxes", "Rename every colour");
    assertTrue(here.contains("log-in button"), here);
    slack.bob().click(card, "View log");
    Until.holds("the log", () -> slack.bob().modal().isPresent());
    slack.bob().closeModal();
    slack.bob().click(card, "Stop session");
    Until.holds("the dialog", () -> slack.bob().modal().isPresent());
    slack.bob().submit(Map.of("reason", "wrong direction"));
    Until.holds("the end", () -> slack.now(card).shown().contains("Stopped by <@U0BOB>"));
    assertTrue(slack.now(open).shown().contains("Working"));
  }

  @Test
  void aMentionInAPublicChannelIsEverybodysOnceSlackHasSaidThatItIsOne() {
    slack.alice().mention("agents", "octo-org/shop [hang] Rename every colour");
    told(carol(), "/agents list", "shop", "Rename every colour");
  }

  @Test
  void aChannelThatIsMadePrivateTakesWhatItShowsWithIt() throws Exception {
    var card = start("agents", "[hang] Rename every colour");
    told(carol(), "/agents list", "shop", "Rename every colour");

    slack.alice().makePrivate("agents");
    told(slack.bob(), "/agents list", "agents", "Rename every colour");

    var list = told(carol(), "/agents list", "shop", "No sessions yet");
    assertFalse(list.contains("Rename"), list);
    told(carol(), "/agents show " + handle(card), "shop", "There is no session");
    app.close();
    begin();
    told(carol(), "/agents list", "shop", "No sessions yet");
    assertEquals(1, slack.cards("agents").size());
  }
}
