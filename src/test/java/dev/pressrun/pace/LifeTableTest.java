package dev.pressrun.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LifeTableTest {
  private static final long SECOND = 1_000_000_000;

  @Test
  void what_has_ended_stands_for_itself_where_all_have() {
    DurationSample sample = new LifeTable(new long[] {SECOND, 3 * SECOND}, new long[0]).sample();
    assertThat(sample.get(0)).isEqualTo(SECOND);
    assertThat(sample.get(sample.size() - 1)).isEqualTo(3 * SECOND);
    assertThat(sample.shareBelow(2 * SECOND)).isEqualTo(0.5);
  }

  @Test
  void those_that_still_go_on_are_taken_to_be_longer() {
    long[] going = new long[20];
    Arrays.fill(going, 30 * SECOND);
    DurationSample sample = new LifeTable(new long[] {SECOND, 2 * SECOND}, going).sample();
    assertThat(sample.quantile(0.5)).isGreaterThan(2 * SECOND);
  }

  /** Also where half of them took no time at all. */
  @Property(tries = 200)
  void a_guess_beyond_all_that_ended_is_within_bounds(
      @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 0, max = 40 * SECOND) Long> ended,
      @ForAll @Size(max = 20) List<@LongRange(min = 0, max = 90 * SECOND) Long> going) {
    DurationSample sample = new LifeTable(array(ended), array(going)).sample();
    assertThat(sample.get(0)).isNotNegative();
    assertThat(sample.get(sample.size() - 1)).isLessThanOrEqualTo(100 * Collections.max(ended));
  }

  private static long[] array(List<Long> durations) {
    return durations.stream().mapToLong(Long::longValue).toArray();
  }

  @Test
  void plans_can_be_made_though_half_took_no_time_at_all() {
    long[] going = new long[20];
    Arrays.fill(going, 40 * SECOND);
    DurationSample sample = new LifeTable(new long[] {0, 0, 0, 30 * SECOND}, going).sample();
    assertThat(PollPlan.leisurely(sample).after(0)).isNotNegative();
    assertThat(PollPlan.eager(sample).after(30 * SECOND)).isGreaterThan(30 * SECOND);
  }
}
