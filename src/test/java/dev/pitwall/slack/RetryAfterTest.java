package dev.pitwall.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-22T07:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          17                            | 17
          ' 17 '                        | 17
          0                             | 1
          3600                          | 3600
          86400                         | 3600
          99999999999999999999          | 3600
          -5                            | 30
          1.5                           | 30
          soon                          | 30
          ''                            | 30
          Sun, 22 Nov 2026 07:00:42 GMT | 42
          Sun, 22 Nov 2026 06:00:00 GMT | 1
          Mon, 22 Nov 2027 07:00:00 GMT | 3600
          """)
  void whateverSlackWritesIsAPauseFromASecondToAnHour(String header, long seconds) {
    assertEquals(Duration.ofSeconds(seconds), RetryAfter.parse(header, NOW));
  }

  @Test
  void noHeaderIsHalfAMinute() {
    assertEquals(Duration.ofSeconds(30), RetryAfter.parse(null, NOW));
  }
}
