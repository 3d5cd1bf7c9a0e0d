package dev.pitwall.command;

import static dev.pitwall.session.Sessions.AGENTS;
import static dev.pitwall.session.Sessions.ALICE;
import static dev.pitwall.session.Sessions.BOB;
import static dev.pitwall.session.Sessions.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.desk.Desk;
import dev.pitwall.session.Channel;
import dev.pitwall.session.DigestLevel;
import dev.pitwall.session.Repository;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionStore.Shown;
import dev.pitwall.session.Sessions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchCommandTest {
  @TempDir Path directory;
  private Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk(directory);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private List<Channel> channels(Session session) {
    return desk.store.shown(session.id()).stream().map(Shown::channel).toList();
  }

  private String bobInShop(String text) {
    return desk.type(BOB, SHOP, text);
  }

  @Test
  void aWatchSaysWhatWillAppearAndHowToEndIt() {
    assertEquals(
        """
        This channel now watches *acme/shop*: each of its sessions gets a card here, wherever it is started. Its thread gets what is changed, validated and said, and what goes wrong. `/agents unwatch acme/shop` ends it.
        """,
        desk.type("watch ACME/Shop"));
    assertEquals(List.of("watches"), desk.source.asked);
    assertEquals(List.of("watches"), desk.github.asked);
  }

  @Test
  void statesAndALevelNarrowIt() {
    assertEquals(
        """
        This channel now watches *acme/shop*: each of its sessions that waits for an answer or has failed or was stopped gets a card here, wherever it is started. Its thread gets all that the agent explores, thinks and does. `/agents unwatch acme/shop` ends it.
        """,
        desk.type("watch shop failed waiting_for_user Verbose"));
  }

  @Test
  void whatRunsAlreadyGetsItsCardAtOnceAndWhatIsOverGetsNone() {
    var running = desk.running("Fix the login button");
    var over = desk.running("Add dark mode");
    desk.tell(over, new SessionEvent.Completed("Done."));
    desk.pass(Duration.ofMinutes(1));
    assertEquals(
        """
        This channel now watches *acme/shop*: each of its sessions gets a card here, wherever it is started. Its thread gets questions and the end only. 1 card of what runs now is on the way. `/agents unwatch acme/shop` ends it.
        """,
        bobInShop("watch acme/shop off"));
    assertEquals(
        List.of(
            new Shown(AGENTS, null, DigestLevel.MILESTONES, true),
            new Shown(SHOP, null, DigestLevel.OFF, true)),
        desk.store.shown(running.id()));
    assertEquals(List.of(AGENTS), channels(over));
  }

  @Test
  void whatIsStartedInOneChannelShowsInTheOthersThatWatchIt() {
    bobInShop("watch acme/shop verbose");
    var session = desk.running("Fix the login button");
    assertEquals(
        List.of(
            new Shown(AGENTS, null, DigestLevel.MILESTONES, true),
            new Shown(SHOP, null, DigestLevel.VERBOSE, true)),
        desk.store.shown(session.id()));
  }

  @Test
  void aSessionGetsItsCardWhenItComesToStandAsWanted() {
    bobInShop("watch acme/shop waiting failed");
    var session = desk.running("Fix the login button");
    assertEquals(List.of(AGENTS), channels(session));

    desk.tell(session, new SessionEvent.Asked(Sessions.mayIMigrate()));
    assertEquals(List.of(AGENTS, SHOP), channels(session));

    var other = desk.running("Add dark mode");
    desk.tell(other, new SessionEvent.Completed("Done."));
    assertEquals(List.of(AGENTS), channels(other));
    desk.tell(other, new SessionEvent.Continued());
    desk.tell(other, new SessionEvent.Failed("No."));
    assertEquals(List.of(AGENTS, SHOP), channels(other));
  }

  @Test
  void aRepeatedWatchChangesStatesAndLevelAndSaysSo() {
    desk.type("watch acme/shop");
    assertEquals(
        """
        This channel now watches *acme/shop*, changed: each of its sessions that has failed or was stopped gets a card here, wherever it is started. Its thread gets questions and the end only. Cards that are here stay as they are. `/agents unwatch acme/shop` ends it.
        """,
        desk.type("watch acme/shop failed off"));
    assertEquals(
        """
        This channel now watches *acme/shop*, as before: each of its sessions that has failed or was stopped gets a card here, wherever it is started. Its thread gets questions and the end only. Cards that are here stay as they are. `/agents unwatch acme/shop` ends it.
        """,
        desk.type("watch acme/shop failed off"));
    assertEquals(1, desk.store.watches().size());
  }

  @Test
  void aWatchThatWantsTheSameAsBeforeHasMissedNothing() {
    desk.type("watch acme/shop");
    var since = desk.now;
    desk.pass(Duration.ofMinutes(1));
    desk.type("watch acme/shop verbose");
    assertEquals(since, desk.store.watches().getFirst().since());
    desk.type("watch acme/shop failed");
    assertEquals(desk.now, desk.store.watches().getFirst().since());
  }

  @Test
  void theChannelsWatchesAreListed() {
    assertEquals(
        """
        This channel watches no repository. `/agents watch acme/shop` shows a card here for each of its sessions.
        """,
        desk.type("watch"));
    desk.github.repositories = List.of(new Repository("octo-org", "api"));
    desk.type("watch acme/shop");
    desk.pass(Duration.ofMinutes(1));
    desk.type(BOB, AGENTS, "watch octo-org/api failed running off");
    bobInShop("watch octo-org/api");
    assertEquals(
        """
        *Watched in this channel*
        *acme/shop* · every session · milestones · <@U0ALICE> · since <!date^1795330860^{date_short_pretty} {time}|22 Nov 07:01 UTC>
        *octo-org/api* · running, failed · off · <@U0BOB> · since <!date^1795330920^{date_short_pretty} {time}|22 Nov 07:02 UTC>
        ~ To end one: `/agents unwatch acme/shop`
        """,
        desk.type("watch"));
  }

  @Test
  void whoeverCanNotSeeARepositoryIsNotToldThatItIsThere() {
    desk.github.repositories = List.of(new Repository("octo-org", "secret"));
    desk.github.blind = Set.of(BOB);
    var notThere = bobInShop("watch octo-org/nothing");
    assertEquals(
        """
        There is no repository `octo-org/secret` that you can see. Check its name, and your access to it.
        """,
        bobInShop("watch octo-org/secret"));
    assertEquals(notThere.replace("nothing", "secret"), bobInShop("watch octo-org/secret"));
    assertEquals(
        bobInShop("list repo:octo-org/nothing").replace("nothing", "secret"),
        bobInShop("list repo:octo-org/secret"));
    assertEquals(List.of(), desk.store.watches());
  }

  @Test
  void aMistypedRepositoryOrStateIsMended() {
    assertEquals(
        """
        There is no repository `acme/shpo` that you can see. Did you mean `acme/shop`?
        | /agents watch acme/shop failed
        """,
        desk.type("watch acme/shpo failed"));
    assertEquals(
        """
        There is no state or level `runing`. Did you mean `running`?
        | /agents watch acme/shop running verbose
        """,
        desk.type("watch acme/shop runing verbose"));
    assertEquals(
        """
        There is no state or level `everything`. States are `running`, `waiting`, `done` and `failed`; levels are `off`, `milestones` and `verbose`.
        """,
        desk.type("watch acme/shop everything"));
    assertEquals(
        """
        Say which repository:
        | /agents watch owner/repo failed off
        """,
        desk.type("watch failed off"));
    assertEquals(List.of(), desk.store.watches());
  }

  @Test
  void aSourceThatCanNotBeAskedSaysWhy() {
    desk.github.unable = Optional.of("GitHub does not answer. Try again in a minute.");
    assertEquals(
        """
        GitHub does not answer. Try again in a minute.
        | /agents watch octo-org/api failed
        """,
        desk.type("watch octo-org/api failed"));
    assertEquals(
        """
        *Sessions*  ·  none running
        ~ Only in octo-org/api
        GitHub does not answer. Try again in a minute.
        [Running only] [Mine] [All]
        """,
        desk.type("list repo:octo-org/api"));
  }

  @Test
  void anEndedWatchLeavesTheCardsThatAreThere() {
    desk.type("watch acme/shop");
    bobInShop("watch acme/shop");
    var before = desk.running("Fix the login button");
    assertEquals(
        """
        This channel no longer watches *acme/shop*. Cards that are here are kept up to date.
        """,
        bobInShop("unwatch"));
    assertEquals(List.of("watches"), desk.source.asked);
    assertEquals(List.of(AGENTS, SHOP), channels(before));
    assertEquals(List.of(AGENTS), channels(desk.running("Add dark mode")));
    assertEquals(ALICE, desk.store.watches().getFirst().by());
  }

  @Test
  void whatIsNotWatchedNamesTheNearest() {
    assertEquals(
        """
        This channel watches no repository.
        """,
        desk.type("unwatch acme/shop"));
    desk.type("watch acme/shop");
    assertEquals(
        """
        This channel does not watch `acme/shpo`. Did you mean `acme/shop`?
        | /agents unwatch acme/shop
        """,
        desk.type("unwatch acme/shpo"));
    assertEquals(
        """
        This channel does not watch `octo-org/api`. It watches `acme/shop`.
        """,
        desk.type("unwatch octo-org/api"));
    desk.github.repositories = List.of(new Repository("octo-org", "api"));
    desk.type("watch api");
    assertEquals(
        """
        This channel watches several repositories. Name one: `acme/shop`, `octo-org/api`.
        """,
        desk.type("unwatch"));
    desk.github.blind = Set.of(ALICE);
    assertEquals(
        """
        This channel no longer watches *octo-org/api*. Cards that are here are kept up to date.
        """,
        desk.type("unwatch API"));
  }
}
