package dev.pressrun.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservedDurationsTest {
  private static final int GENERATIONS = 5_000;
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final ObservedDurations durations = new ObservedDurations();

  @Test
  void a_few_scouts_are_asked_early_while_nothing_is_known_and_the_others_as_the_api_advises() {
    assertThat(durations.areKnown()).isFalse();
    for (int others = 0; others < 4; others++) {
      assertThat(durations.firstPoll(others, false)).isEqualTo(SECOND / 20);
    }
    assertThat(durations.firstPoll(4, false)).isEqualTo(20 * SECOND);
    assertThat(durations.interval(SECOND / 20, false)).isEqualTo(SECOND / 50);
    assertThat(durations.interval(4 * SECOND, false)).isEqualTo(SECOND);
    assertThat(durations.interval(60 * SECOND, false)).isEqualTo(2 * SECOND);
  }

  @Test
  void three_generations_are_enough_to_go_by() {
    for (int i = 0; i < 3; i++) {
      assertThat(durations.areKnown()).isFalse();
      durations.add(29 * SECOND, 31 * SECOND);
    }
    assertThat(durations.areKnown()).isTrue();
    assertThat(durations.firstPoll(0, false)).isEqualTo(30 * SECOND);
    assertThat(durations.interval(30 * SECOND, false)).isLessThanOrEqualTo(3 * SECOND / 2);
  }

  @Test
  void constant_durations_do_not_drift() {
    PollingSimulation.Result result = new PollingSimulation(30, 0, GENERATIONS, 1).everySeconds(1);
    assertThat(result.gets()).isLessThan(2.5);
    assertThat(result.p95()).isLessThan(0.6);
  }

  /** What a poll costs and what it saves, at the bounds that the schedule was tuned to. */
  @ParameterizedTest
  @CsvSource({"0.05, 3.5", "0.1, 4.0", "0.15, 5.0", "0.2, 6.0", "0.25, 7.0", "0.3, 8.0"})
  void few_polls_see_half_of_the_ends_within_a_second_and_nearly_all_within_two_and_a_half(
      double sigma, double gets) {
    PollingSimulation.Result result =
        new PollingSimulation(30, sigma, GENERATIONS, 1).everySeconds(1);
    assertThat(result.gets()).isLessThan(gets);
    assertThat(result.p50()).isLessThan(1.0);
    assertThat(result.p95()).isLessThan(2.5);
  }

  @Property(tries = 15)
  void where_slots_are_short_hardly_any_of_their_time_is_lost(
      @ForAll @DoubleRange(min = 2, max = 90) double median,
      @ForAll @DoubleRange(min = 0, max = 0.4) double sigma,
      @ForAll long seed) {
    assertThat(new PollingSimulation(median, sigma, GENERATIONS, seed).withSlots(40).busy())
        .isGreaterThan(0.98);
  }

  @Test
  void generations_that_become_slower_and_faster_again_are_followed() {
    for (long seconds : new long[] {30, 60, 10}) {
      for (int i = 0; i < 300; i++) {
        durations.add((seconds - 1) * SECOND, (seconds + 1) * SECOND);
      }
      assertThat(durations.firstPoll(0, false)).isEqualTo(seconds * SECOND);
    }
  }
}
