package dev.pitwall.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HandleTest {

  @Test
  void aHandleIsReadAsPeopleTypeIt() {
    assertEquals(Optional.of(new Handle("k3f9")), Handle.parse("k3f9"));
    assertEquals(Optional.of(new Handle("k3f9")), Handle.parse(" `K3F9` "));
    assertEquals(Optional.empty(), Handle.parse("k3"));
    assertEquals(Optional.empty(), Handle.parse("octo-org/shop"));
    assertEquals(Optional.empty(), Handle.parse(""));
  }

  @Test
  void whatIsNoHandleCannotBeMadeOne() {
    assertThrows(IllegalArgumentException.class, () -> new Handle("K3F9"));
  }

  @Test
  void madeHandlesCannotBeMisread() {
    var random = new Random(7);
    var form = Pattern.compile("[a-hjkmnp-z][2-9][a-hjkmnp-z2-9]{2,3}");
    var seen = new HashSet<Handle>();
    for (int i = 0; i < 2_000; i++) {
      var handle = Handle.random(4 + i % 2, random::nextInt);
      assertTrue(form.matcher(handle.text()).matches(), handle.text());
      seen.add(handle);
    }
    assertTrue(seen.size() > 1_950, "collisions: " + (2_000 - seen.size()));
  }
}
