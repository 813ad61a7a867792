package dev.pressrun.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObservedDurationsTest {
  private static final int GENERATIONS = 5_000;
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final ObservedDurations durations = new ObservedDurations();

  @Test
  void a_few_scouts_are_asked_early_while_nothing_is_known_and_the_others_as_the_api_advises() {
    assertThat(durations.canLearn()).isFalse();
    for (int others = 0; others < 4; others++) {
      assertThat(durations.nextPoll(0, others, false)).isBetween(SECOND / 20, SECOND / 16);
    }
    assertThat(durations.nextPoll(0, 4, false)).isEqualTo(20 * SECOND);
    assertThat(durations.nextPoll(4 * SECOND, 0, false)).isEqualTo(5 * SECOND);
    assertThat(durations.nextPoll(60 * SECOND, 0, false)).isEqualTo(62 * SECOND);
  }

  @Test
  void scouts_ask_between_each_others_times() {
    assertThat(IntStream.range(0, 4).mapToLong(others -> durations.nextPoll(0, others, false)))
        .doesNotHaveDuplicates();
  }

  @Test
  void the_first_end_is_enough_to_go_by_until_more_is_known() {
    durations.add(29 * SECOND, 31 * SECOND);
    assertThat(durations.canLearn()).isTrue();
    durations.learn(new long[0]);
    assertThat(durations.canLearn()).isFalse();
    assertThat(durations.nextPoll(0, 9, true)).isBetween(20 * SECOND, 22 * SECOND);
    assertThat(durations.nextPoll(30 * SECOND, 9, true)).isLessThan(31 * SECOND);
  }

  /** By the ends alone, of which the early ones come first, all would seem short. */
  @ParameterizedTest
  @CsvSource({"0.1, 3.5", "0.25, 7", "0.3, 8"})
  void generations_that_begin_together_take_no_more_polls(double sigma, double gets) {
    for (int generations : new int[] {200, 1_000}) {
      PollingSimulation.Result result =
          new PollingSimulation(30, sigma, generations, 1).everySeconds(0);
      assertThat(result.gets()).isLessThan(gets);
      assertThat(result.p50()).isLessThan(1.0);
      assertThat(result.p95()).isLessThan(2.5);
    }
  }

  @Test
  void constant_durations_do_not_drift() {
    PollingSimulation.Result result = new PollingSimulation(30, 0, GENERATIONS, 1).everySeconds(1);
    assertThat(result.gets()).isLessThan(2.5);
    assertThat(result.p95()).isLessThan(0.6);
  }

  /** What a poll costs and what it saves, at the bounds that the schedule was tuned to. */
  @ParameterizedTest
  @CsvSource({"0.05, 2.5", "0.1, 3.0", "0.15, 4.5", "0.2, 5.5", "0.25, 6.5", "0.3, 7.5", "0.4, 10"})
  void few_polls_see_half_of_the_ends_within_a_second_and_nearly_all_within_two_and_a_half(
      double sigma, double gets) {
    PollingSimulation.Result result =
        new PollingSimulation(30, sigma, GENERATIONS, 1).everySeconds(1);
    assertThat(result.gets()).isLessThan(gets);
    assertThat(result.p50()).isLessThan(1.0);
    assertThat(result.p95()).isLessThan(2.5);
  }

  /** The bound knows the distribution, and leaves no time for fetching the picture. */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.15, 0.2, 0.25, 0.3})
  void no_schedule_could_do_with_much_less(double sigma) {
    double gets = new PollingSimulation(30, sigma, 20_000, 1).everySeconds(1).gets();
    assertThat(gets / PollingBound.of(30, sigma)).isBetween(1.0, 1.2);
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
      durations.learn(new long[0]);
      assertThat(durations.nextPoll(0, 0, false))
          .isBetween((seconds - 1) * SECOND, (seconds + 1) * SECOND);
    }
  }
}
