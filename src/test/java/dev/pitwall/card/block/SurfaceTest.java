package dev.pitwall.card.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pitwall.card.block.Block.Actions;
import dev.pitwall.card.block.Block.Code;
import dev.pitwall.card.block.Block.Context;
import dev.pitwall.card.block.Block.Divider;
import dev.pitwall.card.block.Block.Header;
import dev.pitwall.card.block.Block.Input;
import dev.pitwall.card.block.Block.Section;
import dev.pitwall.card.block.Element.Button;
import dev.pitwall.card.block.Element.Overflow;
import dev.pitwall.card.block.Element.Radio;
import dev.pitwall.card.block.Element.Select;
import dev.pitwall.card.block.Element.Style;
import dev.pitwall.card.block.Element.TextInput;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SurfaceTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LONG = "word ".repeat(2000);

  @Test
  void everyBlockIsWrittenAsSlackReadsIt() throws Exception {
    var options = List.of(Option.of("One", "1"), Option.of("Two", "2"));
    var sure = new Confirm(new Plain("Sure?"), new Plain("Really?"), new Plain("Yes"), plain("No"));
    var view =
        new View(
            "a.submit",
            plain("A modal"),
            plain("Send"),
            plain("Cancel"),
            "meta",
            List.of(
                new Header(plain("Head")),
                new Divider(),
                new Section(Mrkdwn.bold("Hi"), new Overflow("menu", options)),
                new Code("if (a < b) {\n  c();\n}"),
                new Context(List.of(Mrkdwn.text("small"), Mrkdwn.EMPTY)),
                new Actions(
                    List.of(
                        Button.of("go", "Go", "v").styled(Style.PRIMARY).confirmed(sure),
                        Button.link("to", "To", "https://a.example/x"))),
                new Actions(List.of()),
                new Input("why", plain("Why"), input(true, ""), true, new Plain("A hint")),
                new Input(
                    "which",
                    plain("Which"),
                    new Select("s", plain("Pick"), options, options.get(1)),
                    false,
                    null),
                new Input("one", plain("One"), new Radio("r", options, null), false, null)));

    try (var expected = getClass().getResourceAsStream("every-block.json")) {
      assertEquals(JSON.readTree(expected).toPrettyString(), Surface.modal(view).toPrettyString());
    }
  }

  @Test
  void blocksBeyondTheFiftiethAreCounted() {
    var json = Surface.message(sections(60, "x"));

    assertEquals(50, json.size());
    assertEquals("and 11 more", json.get(49).at("/elements/0/text").asText());
    assertEquals(50, Surface.message(sections(50, "x")).size());
  }

  @Test
  void textsOfAMessageStayWithinTheirSum() {
    var blocks =
        Stream.concat(sections(6, LONG).stream(), Stream.of(new Section(Mrkdwn.text("short"))))
            .toList();

    var texts = texts(Surface.message(blocks));

    assertTrue(texts.stream().mapToInt(String::length).sum() <= 12_000);
    assertTrue(texts.getFirst().length() > 1_900, "as much as fits is shown");
    assertTrue(texts.getFirst().endsWith("word…"));
    assertEquals("short", texts.getLast());
  }

  @Test
  void everythingLongIsShortened() {
    assertEquals(3000, new Code("x".repeat(5000)).text().length());
    assertTrue(new Section(Mrkdwn.text(LONG)).text().toString().length() <= 3000);
    assertEquals(150, new Header(plain("x".repeat(200))).text().text().length());
    assertEquals(75, Button.of("a", "x".repeat(100), "v").text().text().length());
    assertEquals(24, view("x".repeat(30)).title().text().length());
    assertEquals(10, new Context(texts(20)).elements().size());
    var options = IntStream.range(0, 120).mapToObj(i -> Option.of("o" + i, "" + i)).toList();
    assertEquals(5, new Overflow("a", options).options().size());
    assertEquals(100, new Select("a", null, options, null).options().size());
    assertEquals(10, new Radio("a", options, null).options().size());
    assertEquals("–", plain(" \u200B").text());
  }

  @Test
  void ourOwnIdsAreNeverShortened() {
    assertThrows(IllegalArgumentException.class, () -> Option.of("a", "v".repeat(76)));
    assertThrows(IllegalArgumentException.class, () -> Button.of("a".repeat(256), "a", ""));
  }

  @Test
  void aBracketThatWasNotMadeHereIsFound() {
    assertEquals("<@U1> ok", Brackets.checked("<@U1> ok", Set.of("<@U1>")));
    assertThrows(AssertionError.class, () -> Brackets.checked("a <!here> b", Set.of("<@U1>")));
    assertThrows(AssertionError.class, () -> Brackets.checked("a < b", Set.of()));
  }

  private static View view(String title) {
    return new View("id", plain(title), null, plain("Close"), "", List.of());
  }

  private static Plain plain(String text) {
    return new Plain(text);
  }

  private static TextInput input(boolean multiline, String initial) {
    return new TextInput("value", multiline, initial, plain("Because…"), 500);
  }

  private static List<Mrkdwn> texts(int count) {
    return IntStream.range(0, count).mapToObj(i -> Mrkdwn.text("t" + i)).toList();
  }

  private static List<Block> sections(int count, String text) {
    return IntStream.range(0, count)
        .<Block>mapToObj(_ -> new Section(Mrkdwn.text(text)))
        .collect(Collectors.toList());
  }

  private static List<String> texts(JsonNode blocks) {
    return blocks.findValues("text").stream()
        .filter(JsonNode::isObject)
        .map(text -> text.path("text").asText())
        .toList();
  }
}
