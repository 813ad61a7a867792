package dev.pressrun.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.testing.FakeWaiter;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LineTest {
  private final FakeWaiter waiter = new FakeWaiter();

  @Test
  void carries_no_more_than_its_bandwidth_but_for_a_quarter_of_a_second_at_first()
      throws Exception {
    Line line = new Line(1_000_000, waiter);
    for (int i = 0; i < 100; i++) {
      line.carry(100_000);
    }
    assertThat(waiter.nanoTime()).isEqualTo(Duration.ofMillis(9_750).toNanos());
  }

  @Test
  void a_pause_is_not_made_up_for() throws Exception {
    Line line = new Line(1_000_000, waiter);
    line.carry(1_000_000);
    waiter.advance(Duration.ofHours(1));
    long start = waiter.nanoTime();
    line.carry(1_250_000);
    assertThat(waiter.nanoTime() - start).isEqualTo(Duration.ofSeconds(1).toNanos());
  }

  @Test
  void without_a_bound_nobody_waits() throws Exception {
    assertThat(Line.unbounded().carry(Long.MAX_VALUE)).isZero();
    assertThat(Line.unbounded().capacity(Duration.ofSeconds(1))).isEqualTo(Long.MAX_VALUE);
  }

  @Property(tries = 200)
  void in_any_time_from_the_start_no_more_is_carried(
      @ForAll @IntRange(min = 1, max = 10_000_000) int bytesPerSecond,
      @ForAll @Size(max = 50) int @IntRange(min = 0, max = 100_000) [] sizes)
      throws InterruptedException {
    FakeWaiter time = new FakeWaiter();
    Line line = new Line(bytesPerSecond, time);
    double carried = 0;
    for (int size : sizes) {
      line.carry(size);
      carried += size;
      assertThat(carried / bytesPerSecond).isLessThanOrEqualTo(time.nanoTime() / 1e9 + 0.2501);
    }
  }
}
