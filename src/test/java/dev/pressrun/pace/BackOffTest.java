package dev.pressrun.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BackOffTest {
  private final BackOff backOff = new BackOff(Duration.ofSeconds(1));

  @Property(tries = 200)
  void waits_double_within_their_jitter_and_stay_bounded(
      @ForAll @IntRange(min = 1, max = 60) int tries) {
    double middle = Math.min(30, Math.pow(2, tries - 1));
    double seconds = backOff.delay(tries, null) / 1e9;
    assertThat(seconds).isBetween(0.69 * middle, Math.min(1.31 * middle, 39.1));
  }

  @Property(tries = 200)
  void advice_is_never_undercut(
      @ForAll @IntRange(min = 0, max = 20) int tries,
      @ForAll @LongRange(min = 0, max = 600) long advised) {
    Duration advice = Duration.ofSeconds(advised);
    assertThat(backOff.delay(tries, advice)).isGreaterThanOrEqualTo(advice.toNanos());
  }

  @Test
  void no_failure_yet_waits_like_the_first() {
    assertThat(backOff.delay(0, null)).isLessThan(Duration.ofMillis(1_400).toNanos());
  }
}
