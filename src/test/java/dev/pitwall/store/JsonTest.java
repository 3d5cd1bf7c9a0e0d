package dev.pitwall.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pitwall.session.LogEntry;
import dev.pitwall.session.Session;
import dev.pitwall.session.SessionId;
import dev.pitwall.session.SessionState;
import dev.pitwall.session.SessionStore.StoreException;
import dev.pitwall.session.Times;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The domain survives being JSON. */
class JsonTest {

  static Stream<Class<?>> everyKind() {
    return Json.SEALED.stream().flatMap(Json::leaves);
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void everyKindOfASealedTypeComesBackAsItWas(Class<?> kind) throws Exception {
    var value = made(kind);
    var sealed =
        Json.SEALED.stream().filter(root -> root.isInstance(value)).findFirst().orElseThrow();

    assertEquals(value, Json.read(Json.write(value), sealed));
  }

  @Test
  void aWholeSessionComesBackAsItWas() throws Exception {
    var full = made(Session.class);
    var bare = Made.session("k3f9");

    assertEquals(full, Json.read(Json.write(full), Session.class));
    assertEquals(bare, Json.read(Json.write(bare), Session.class));
  }

  @Test
  void theKindIsItsName() {
    assertEquals(
        "{\"is\":\"InProgress\",\"activity\":\"reading\"}",
        Json.write(new SessionState.InProgress("reading")));
  }

  @Test
  void whatANewerVersionAddedIsIgnored() {
    assertEquals(
        new SessionState.InProgress("reading"),
        Json.read(
            "{\"is\":\"InProgress\",\"mood\":{\"good\":[1]},\"activity\":\"reading\"}",
            SessionState.class));
  }

  @Test
  void aListThatAnOlderVersionDidNotKnowIsEmpty() {
    var detail = Json.read("{\"command\":\"npm test\",\"output\":\"\"}", LogEntry.Detail.class);

    assertEquals(List.of(), detail.paths());
    assertEquals(List.of(), detail.changes());
  }

  @Test
  void timesThatAnOlderVersionStoredAreThoseOfTheFirstTurn() {
    var old = "{\"created\":\"2026-11-22T07:01:00Z\",\"updated\":\"2026-11-22T07:05:00Z\"}";
    var times = Json.read(old, Times.class);

    assertEquals(times.created(), times.turnBegan());
    assertEquals(Times.from(times.created()).updated(), times.turnBegan());
  }

  @Test
  void aSessionThatAnOlderVersionStoredIsInItsFirstTurn() {
    var now = Made.session("k3f9");
    var old =
        Json.write(now)
            .replace(",\"turnBegan\":\"2026-11-22T07:01:00.123456Z\"", "")
            .replace(",\"turn\":1", "")
            .replace(",\"cursor\":\"\"", "")
            .replace(",\"author\":\"\"", "");

    assertEquals(now, Json.read(old, Session.class));
  }

  @Test
  void brokenJsonIsAFailureOfTheStore() {
    var failure = assertThrows(StoreException.class, () -> Json.read("{", Session.class));

    assertEquals("The database holds a broken Session.", failure.getMessage());
  }

  /** A value with something in every component. */
  private static Object made(Type type) throws Exception {
    return switch (type) {
      case ParameterizedType list -> List.of(made(list.getActualTypeArguments()[0]));
      case Class<?> c when c == String.class -> "\"<!here>\" ✅ \uD83C\uDFC1\n";
      case Class<?> c when c == int.class || c == Integer.class -> 3;
      case Class<?> c when c == long.class -> 4_000_000_000L;
      case Class<?> c when c == boolean.class -> true;
      case Class<?> c when c == Instant.class -> Instant.parse("2026-11-22T07:01:00.123456789Z");
      case Class<?> c when c == SessionId.class -> Made.id("k3f9");
      case Class<?> c when c == dev.pitwall.session.Handle.class ->
          new dev.pitwall.session.Handle("k3f9");
      case Class<?> c when c.isEnum() -> c.getEnumConstants()[c.getEnumConstants().length - 1];
      case Class<?> c when c.isSealed() -> made(Json.leaves(c).toList().getLast());
      case Class<?> c -> record(c);
      default -> throw new AssertionError(type);
    };
  }

  private static Object record(Class<?> type) throws Exception {
    var components = type.getRecordComponents();
    var arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      arguments[i] = made(components[i].getGenericType());
    }
    var types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    return type.getDeclaredConstructor(types).newInstance(arguments);
  }
}
