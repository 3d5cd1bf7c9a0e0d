package dev.pitwall.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.session.Channel;
import dev.pitwall.session.Workspace;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the names that Slack gives channels in its requests say of them. */
class OverheardTest {
  private static final Workspace WORKSPACE = new Workspace("T0PITWALL");

  private final MemoryOpenness openness = new MemoryOpenness();
  private final Overheard overheard = new Overheard(openness);

  private static Channel channel(String id) {
    return new Channel(WORKSPACE, id);
  }

  @ParameterizedTest
  @CsvSource({
    "C0AGENTS, agents, open",
    "C0BOXES, privategroup, private",
    "D0ALICE, directmessage, private",
    "C0GROUP, mpdm-alice--bob--carol-1, private",
    "G0GROUP, pit-crew, private",
    "D0ALICE, alice, private"
  })
  void aNameIsGivenOfPublicChannelsOnly(String id, String name, String what) {
    overheard.named(channel(id), name);
    assertEquals(List.of(id + " heard " + what), openness.told);
  }

  @Test
  void whatIsHeardAgainIsToldOnce() {
    overheard.named(channel("C0AGENTS"), "agents");
    overheard.named(channel("C0AGENTS"), "agents-and-more");
    overheard.named(channel("C0AGENTS"), null);
    overheard.named(channel("C0AGENTS"), "");
    overheard.named(null, "agents");
    overheard.named(channel("C0AGENTS"), "privategroup");
    assertEquals(List.of("C0AGENTS heard open", "C0AGENTS heard private"), openness.told);
  }

  @Test
  void eachRequestIsListenedTo() throws Exception {
    try (var desk = new Desk()) {
      desk.requests.form(Payload.command("list"));
      desk.untilDone();
      assertEquals(List.of("C0AGENTS heard open"), desk.openness.told);
    }
  }
}
