package dev.pitwall.command;

import static dev.pitwall.session.Sessions.AGENTS;
import static dev.pitwall.session.Sessions.ALICE;
import static dev.pitwall.session.Sessions.BOB;
import static dev.pitwall.session.Sessions.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.card.ActionIds;
import dev.pitwall.card.ButtonValue;
import dev.pitwall.card.MenuChoice;
import dev.pitwall.desk.Desk;
import dev.pitwall.session.Channel;
import dev.pitwall.session.Found;
import dev.pitwall.session.Person;
import dev.pitwall.session.Repository;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionEvent;
import dev.pitwall.session.SessionRef;
import dev.pitwall.session.Sessions;
import dev.pitwall.session.Task;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions found by somebody's account and shown in no channel are theirs alone. */
class HiddenSessionsTest {
  private static final String NOT_HERE =
      """
      There is no session `k3f9`. `/agents list` shows those there are.
      """;

  @TempDir Path directory;
  private Desk desk;
  private Session session;

  @BeforeEach
  void open() {
    desk = new Desk(directory);
    session = found("a1", BOB);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private Session found(String ref, @Nullable Person by) {
    var task =
        new Task(
            "github",
            new Repository("octo-org", "secret"),
            "Rotate the keys",
            "Rotate the keys of the vault",
            "Copilot",
            "",
            "",
            by,
            "octocat",
            null);
    var url = "https://github.com/octo-org/secret/copilot/tasks/" + ref;
    var news = List.<SessionEvent>of(new SessionEvent.Progressed("reading the vault"));
    return desk.tracker.adopt(
        Sessions.PIT_LANE,
        new Found(new SessionRef("github", ref), url, task, desk.now, desk.now, news));
  }

  private String bob(String text) {
    return desk.type(BOB, SHOP, text);
  }

  @Test
  void whoeverAskedForItSeesItAmongTheOthers() {
    desk.running("Fix the login button");
    assertEquals(
        """
        *Sessions*  ·  2 running
        :large_blue_circle: *Fix the login button*
        acme/shop · <@U0ALICE> · since <!date^1795330860^{time}|07:01 UTC> · `p7xq`  [Show]
        :large_blue_circle: *Rotate the keys*
        octo-org/secret · <@U0BOB> · since <!date^1795330860^{time}|07:01 UTC> · reading the vault · `k3f9`  [Show]
        [Running only] [Mine]
        """,
        bob("list"));
  }

  @Test
  void nobodyElseFindsItInAnyList() {
    var nothing = desk.type("list");
    assertEquals(
        """
        *Sessions*  ·  none running
        No sessions yet. `/agents start` starts the first.
        """,
        nothing);
    assertEquals("No session is running now.", third(desk.type("list running")));
    assertEquals("No session fits.", third(desk.type("list rotate keys")));
    assertEquals("No session fits.", third(desk.type("list by:<@U0BOB>")));
    assertEquals(
        desk.type("list repo:octo-org/nothing").replace("nothing", "secret"),
        desk.type("list repo:octo-org/secret"));
    assertEquals("*Sessions*  ·  none running", desk.type("").lines().findFirst().orElse(""));
    assertEquals(
        "*Sessions*  ·  1 running", bob("").lines().findFirst().orElse(""), "the overview");
  }

  private static String third(String shown) {
    return shown.lines().skip(2).findFirst().orElse("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"show k3f9", "log k3f9", "stop k3f9", "show k3f8"})
  void toNobodyElseItsHandleIsOne(String typed) {
    var word = typed.contains("k3f8") ? NOT_HERE.replace("k3f9", "k3f8") : NOT_HERE;
    assertEquals(word, desk.type(typed));
    assertEquals(List.of(), desk.store.shown(session.id()));
    assertEquals(List.of(), desk.github.asked);
  }

  @Test
  void nobodyElseCanSayAnything() {
    assertEquals(NOT_HERE + "| hello\n", desk.type("say k3f9 hello"));
    assertEquals(
        """
        Told the agent of *Rotate the keys*.
        """,
        bob("say k3f9 hello"));
    assertEquals(List.of("say k3f9: hello"), desk.github.asked);
  }

  @Test
  void whoeverAskedForItStopsItFromAnywhere() {
    bob("stop k3f9");
    assertEquals(List.of("stop k3f9: "), desk.github.asked);
    assertEquals(
        """
        There is no session `k3f8`. Did you mean `k3f9`, *Rotate the keys*?
        | /agents log k3f9
        """,
        bob("log k3f8"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ActionIds.SHOW,
        ActionIds.LOG,
        ActionIds.STOP,
        ActionIds.AGAIN,
        ActionIds.MENU,
        ActionIds.STOP_SUBMIT,
        ActionIds.LOG_PAGE
      })
  void noButtonOfAnotherPersonLeadsToIt(String action) {
    var value = ButtonValue.of(session.id(), new MenuChoice.Again().word());
    assertEquals(
        """
        This session is not known here any more. See `/agents list`.
        """,
        desk.click(ALICE, AGENTS, action, value, null));
    assertEquals(List.of(), desk.store.shown(session.id()));
    assertEquals(List.of(), desk.github.asked);
  }

  @Test
  void whoeverAskedForItBringsItIntoTheOpen() {
    assertEquals("(nothing)\n", bob("show k3f9"));
    assertEquals(List.of(SHOP), channels());
    assertEquals(
        """
        *Sessions*  ·  1 running
        ~ Only “rotate”
        :large_blue_circle: *Rotate the keys*
        octo-org/secret · <@U0BOB> · since <!date^1795330860^{time}|07:01 UTC> · reading the vault · `k3f9`  [Show]
        [Running only] [Mine] [All]
        """,
        desk.type("list rotate"));
    assertEquals("(nothing)\n", desk.type("show k3f9"));
    assertEquals(List.of(AGENTS, SHOP), channels());
  }

  private List<Channel> channels() {
    return desk.store.shown(session.id()).stream().map(shown -> shown.channel()).toList();
  }

  @Test
  void whatNobodyHereAskedForIsThereForNobodyUntilItIsWatched() {
    found("a2", null);
    assertEquals(1, bob("list").lines().filter(line -> line.contains("*Rotate")).count());

    desk.github.repositories = List.of(new Repository("octo-org", "secret"));
    bob("watch octo-org/secret");
    assertEquals(
        """
        *Sessions*  ·  2 running
        :large_blue_circle: *Rotate the keys*
        octo-org/secret · octocat · since <!date^1795330860^{time}|07:01 UTC> · reading the vault · `p7xq`  [Show]
        :large_blue_circle: *Rotate the keys*
        octo-org/secret · <@U0BOB> · since <!date^1795330860^{time}|07:01 UTC> · reading the vault · `k3f9`  [Show]
        [Running only] [Mine]
        """,
        desk.type("list"));
  }
}
