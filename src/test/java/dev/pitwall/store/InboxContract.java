package dev.pitwall.store;

import static dev.pitwall.store.Made.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.delivery.Inbox;
import dev.pitwall.delivery.Inbox.Item;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every inbox does. */
abstract class InboxContract {
  private static final Instant NOW = at(0).truncatedTo(ChronoUnit.MILLIS);

  private Inbox inbox;

  abstract TestDatabase on();

  @BeforeEach
  void openInbox() {
    inbox = new InboxTable(on().database());
  }

  private static Item item(String id, int second) {
    return new Item(id, "command", "text=list ✅ \uD83C\uDFC1 '; --", NOW.plusSeconds(second));
  }

  @Test
  void aRequestIsKeptOnce() {
    assertTrue(inbox.keep(item("a", 0)));
    assertFalse(inbox.keep(item("a", 1)));
    assertEquals(List.of(item("a", 0)), inbox.open(10));
  }

  @Test
  void whatIsNotDoneIsThereAfterARestartOldestFirst() throws Exception {
    inbox.keep(item("b", 2));
    inbox.keep(item("c", 3));
    inbox.keep(item("a", 1));
    inbox.done(List.of("c"), NOW);

    assertEquals(List.of(item("a", 1), item("b", 2)), new InboxTable(on().reopened()).open(10));
  }

  @Test
  void theOldestComeFirstWhenOnlySomeAreWanted() {
    IntStream.range(0, 30).forEach(i -> inbox.keep(item("i" + i, 30 - i)));
    inbox.done(List.of("i29", "i27", "unknown"), NOW);

    assertEquals(List.of(item("i28", 2), item("i26", 4)), inbox.open(2));
  }

  @Test
  void aRequestThatIsDoneIsStillKnown() {
    inbox.keep(item("a", 0));
    inbox.done(List.of("a"), NOW);

    assertFalse(inbox.keep(item("a", 5)));
    assertEquals(List.of(), inbox.open(10));
  }

  @Test
  void onlyOldDoneRequestsAreForgotten() {
    IntStream.range(0, 1_200).forEach(i -> inbox.keep(item("old" + i, 0)));
    inbox.done(IntStream.range(0, 1_200).mapToObj(i -> "old" + i).toList(), NOW.plusSeconds(1));
    inbox.keep(item("new", 0));
    inbox.done(List.of("new"), NOW.plusSeconds(10));
    inbox.keep(item("open", 0));

    inbox.forget(NOW.plusSeconds(10));

    assertTrue(inbox.keep(item("old0", 20)));
    assertTrue(inbox.keep(item("old1199", 20)));
    assertFalse(inbox.keep(item("new", 20)));
    assertFalse(inbox.keep(item("open", 20)));
  }
}
