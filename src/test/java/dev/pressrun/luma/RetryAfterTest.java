package dev.pressrun.luma;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  @ParameterizedTest
  @CsvSource({
    "1, PT1S",
    "' 60 ', PT60S",
    "0.25, PT0.25S",
    "3600, PT1H",
    "'Sun, 22 Nov 2026 10:00:30 GMT', PT30S"
  })
  void reads_seconds_and_dates(String header, Duration expected) {
    assertThat(RetryAfter.parse(header, Fixtures.NOW)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "-5",
        "soon",
        "3601",
        "99999999999999999999",
        "1e9",
        "NaN",
        "Sun, 22 Nov 2026 09:59:59 GMT",
        "Mon, 22 Nov 2027 10:00:30 GMT",
        "Sun, 22 Nov 2026"
      })
  void gives_no_advice_for_rubbish_for_the_past_and_for_absurd_waits(String header) {
    assertThat(RetryAfter.parse(header, Fixtures.NOW)).isEmpty();
  }

  @Test
  void gives_no_advice_without_a_header() {
    assertThat(RetryAfter.parse(null, Fixtures.NOW)).isEmpty();
  }
}
