package dev.pressrun.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({"90s,PT90S", "10m,PT10M", "1h30m,PT90M", "250ms,PT0.25S", "1h1m1s1ms,PT1H1M1.001S"})
  void lengths_of_time_are_read_as_people_write_them(String text, Duration duration) {
    assertThat(Durations.parse(text)).contains(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0s", "10", "10 m", "1m1h", "-1s", "1.5h", "99999999999h", "s"})
  void anything_else_is_none(String text) {
    assertThat(Durations.parse(text)).isEmpty();
  }
}
