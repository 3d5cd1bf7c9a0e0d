package dev.pitwall.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSealTest {
  private static final Secret KEY = new Secret("0123456789abcdef0123456789abcdef");
  private static final Secret NEXT = new Secret("an entirely different text to derive keys of");
  private static final Secret TOKEN = new Secret("ghu_16C7e42F292c6912E7710c838347Ae178B4a");
  private static final String PLACE = "account|T0PITWALL/U0ALICE|access_token";

  private final TokenSeal seal = new TokenSeal(List.of(KEY));

  @Test
  void whatWasSealedOpensAtItsPlace() {
    assertEquals(
        Optional.of(new TokenSeal.Opened(TOKEN, false)), seal.open(seal.seal(TOKEN, PLACE), PLACE));
  }

  @Test
  void nothingOfItShowsAndTheSameIsNeverSealedAlike() {
    var sealed = seal.seal(TOKEN, PLACE);

    assertFalse(sealed.contains("ghu_"), sealed);
    assertNotEquals(sealed, seal.seal(TOKEN, PLACE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "account|T0PITWALL/U0BOB|access_token",
        "account|T0OTHER/U0ALICE|access_token",
        "account|T0PITWALL/U0ALICE|refresh_token",
        ""
      })
  void itOpensAtNoOtherPlace(String other) {
    assertEquals(Optional.empty(), seal.open(seal.seal(TOKEN, PLACE), other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?", "Z2h1XzE2QzdlNDJGMjkyYzY5MTJFNzcxMGM4MzgzNDdBZTE3OEI0YQ=="})
  void whatWasNeverSealedDoesNotOpen(String text) {
    assertEquals(Optional.empty(), seal.open(text, PLACE));
  }

  @Test
  void anotherKeyDoesNotOpenItAndTheKeyBeforeDoesWhileItIsNamed() {
    var sealed = seal.seal(TOKEN, PLACE);

    assertEquals(Optional.empty(), new TokenSeal(List.of(NEXT)).open(sealed, PLACE));
    assertEquals(
        Optional.of(new TokenSeal.Opened(TOKEN, true)),
        new TokenSeal(List.of(NEXT, KEY)).open(sealed, PLACE));
  }

  @Test
  void withoutAKeyNothingIsSealed() {
    var none = new TokenSeal(List.of());

    assertThrows(IllegalStateException.class, () -> none.seal(TOKEN, PLACE));
    assertEquals(Optional.empty(), none.open(seal.seal(TOKEN, PLACE), PLACE));
  }
}
