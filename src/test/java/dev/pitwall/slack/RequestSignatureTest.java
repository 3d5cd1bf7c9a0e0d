package dev.pitwall.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pitwall.slack.RequestSignature.Made;
import dev.pitwall.slack.RequestSignature.Unfit;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestSignatureTest {
  private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
  private static final long NOW = 1531420618;
  private static final byte[] BODY =
      ("token=xyzz0WbapA4vBCDEFa0q9sTeam_id=T1DC2JH3J&team_domain=testteamnow"
              + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
              + "&command=%2Fwebhook-collect&text=")
          .getBytes(UTF_8);
  private static final String GOOD = Signed.signature(SECRET, "" + NOW, BODY);

  private final RequestSignature signatures = new RequestSignature(List.of(SECRET), at(NOW));

  private static InstantSource at(long seconds) {
    return InstantSource.fixed(Instant.ofEpochSecond(seconds).plusMillis(900));
  }

  private static boolean accepts(
      RequestSignature by, List<String> timestamps, List<String> signatures, byte[] body) {
    var claim = by.claim(Collections.enumeration(timestamps), Collections.enumeration(signatures));
    return claim instanceof Made made && by.holds(made, body);
  }

  private boolean accepts(String timestamp, String signature) {
    return accepts(signatures, List.of(timestamp), List.of(signature), BODY);
  }

  @Test
  void whatSlackSignedIsAccepted() {
    assertTrue(accepts("" + NOW, GOOD));
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, -1, 1, 300})
  void fiveMinutesOnEitherSideAreFine(long seconds) {
    assertTrue(
        accepts(
            new RequestSignature(List.of(SECRET), at(NOW + seconds)),
            List.of("" + NOW),
            List.of(GOOD),
            BODY));
  }

  @ParameterizedTest
  @ValueSource(longs = {-100_000_000, -301, 301, 100_000_000})
  void longAgoAndTheFutureAreNot(long seconds) {
    assertFalse(
        accepts(
            new RequestSignature(List.of(SECRET), at(NOW + seconds)),
            List.of("" + NOW),
            List.of(GOOD),
            BODY));
  }

  static Stream<String> badSignatures() {
    var hex = GOOD.substring(3);
    return Stream.of(
        "",
        "v0=",
        hex,
        "v1=" + hex,
        "V0=" + hex,
        "v0=" + hex.toUpperCase(Locale.ROOT),
        "v0=" + hex.substring(1),
        "v0=" + hex.substring(2),
        "v0=" + hex + "0",
        "v0=" + hex + hex,
        "v0= " + hex.substring(1),
        " " + GOOD,
        GOOD + " ",
        GOOD + "," + GOOD,
        GOOD + ",v0=0",
        "v0=" + hex.substring(1) + "g",
        "v0=" + hex.substring(1) + "٣",
        "v0=" + hex.substring(1) + "\0",
        "v0=" + "0".repeat(64),
        "v0=" + "é".repeat(64),
        "sha256=" + hex);
  }

  @ParameterizedTest
  @MethodSource("badSignatures")
  void anyOtherFormOfSignatureIsRefused(String signature) {
    assertFalse(accepts("" + NOW, signature));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-1",
        "0",
        "+1531420618",
        "-1531420618",
        " 1531420618",
        "1531420618 ",
        "1531420618,1531420618",
        "1531420618.0",
        "1.531420618e9",
        "1e3",
        "0x5b478eca",
        "١٥٣١٤٢٠٦١٨",
        "1531420618\u0000",
        "9223372036854775807",
        "9223372036854775808",
        "18446744075240972234",
        "99999999999",
        "now"
      })
  void anyOtherFormOfTimestampIsRefusedEvenWhenSigned(String timestamp) {
    assertFalse(accepts(timestamp, Signed.signature(SECRET, timestamp, BODY)));
  }

  static Stream<Arguments> wrongCounts() {
    var now = "" + NOW;
    return Stream.of(
        Arguments.argumentSet("no timestamp", List.of(), List.of(GOOD)),
        Arguments.argumentSet("no signature", List.of(now), List.of()),
        Arguments.argumentSet("neither", List.of(), List.of()),
        Arguments.argumentSet("timestamp twice", List.of(now, now), List.of(GOOD)),
        Arguments.argumentSet("signature twice", List.of(now), List.of(GOOD, GOOD)),
        Arguments.argumentSet("a bad and a good one", List.of(now), List.of("v0=0", GOOD)),
        Arguments.argumentSet("a good and an empty one", List.of(now), List.of(GOOD, "")));
  }

  @ParameterizedTest
  @MethodSource("wrongCounts")
  void eachHeaderMustBeThereOnce(List<String> timestamps, List<String> signatures) {
    assertFalse(accepts(this.signatures, timestamps, signatures, BODY));
  }

  @Test
  void duringAChangeOfTheSecretBothAreAccepted() {
    var both = new RequestSignature(List.of("the-new-one", SECRET), at(NOW));
    var byNew = Signed.signature("the-new-one", "" + NOW, BODY);
    assertTrue(accepts(both, List.of("" + NOW), List.of(byNew), BODY));
    assertTrue(accepts(both, List.of("" + NOW), List.of(GOOD), BODY));
    assertFalse(accepts(signatures, List.of("" + NOW), List.of(byNew), BODY));
  }

  @ParameterizedTest
  @MethodSource
  void anEmptySecretIsRefusedAtTheStart(List<String> secrets) {
    var refused =
        assertThrows(IllegalArgumentException.class, () -> new RequestSignature(secrets, at(NOW)));
    assertEquals(
        "A signing secret is empty. Copy it from your app's Basic Information page at Slack.",
        refused.getMessage());
  }

  static Stream<List<String>> anEmptySecretIsRefusedAtTheStart() {
    return Stream.of(
        List.of(), List.of(""), List.of(" \n"), List.of("one", ""), List.of("", "one"));
  }

  @Test
  void theReasonSaysNothingOfWhatWasSent() {
    var claim =
        signatures.claim(
            Collections.enumeration(List.of("1531410618")), Collections.enumeration(List.of(GOOD)));
    assertEquals(new Unfit("its timestamp is 10000 s from now; is the clock right?"), claim);
  }

  @Test
  void noneOfAHundredThousandChangedRequestsIsAccepted() {
    var change = new Change(new Random(20261122));
    for (int i = 0; i < 100_000; i++) {
      var changed = change.of("" + NOW, GOOD, BODY);
      assertFalse(
          accepts(signatures, changed.timestamps(), changed.signatures(), changed.body()),
          () -> "accepted " + changed);
    }
    assertTrue(change.kinds() > 8, "kinds of changes made: " + change.kinds());
  }
}
