package dev.pressrun.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.testing.FakeWaiter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutageTest {
  private final FakeWaiter waiter = new FakeWaiter();
  private final Outage outage = new Outage(waiter);

  @Test
  void five_failures_in_a_row_hold_submissions_back() {
    fail(4);
    assertThat(outage.isOpen()).isFalse();
    fail(1);
    assertThat(outage.isOpen()).isTrue();
    assertThat(outage.tryPass()).isFalse();
  }

  @Test
  void a_success_among_failures_keeps_submissions_going() {
    for (int i = 0; i < 5; i++) {
      fail(4);
      succeed();
    }
    assertThat(outage.isOpen()).isFalse();
  }

  @Test
  void one_probe_at_a_time_goes_out_and_its_success_ends_the_outage() {
    fail(5);
    waiter.advance(Duration.ofMillis(3_001));
    assertThat(outage.tryPass()).isTrue();
    assertThat(outage.tryPass()).isFalse();
    outage.succeeded();
    assertThat(outage.isOpen()).isFalse();
    assertThat(outage.tryPass()).isTrue();
  }

  @Test
  void a_probe_that_fails_waits_for_the_next() {
    fail(5);
    waiter.advance(Duration.ofMillis(3_001));
    assertThat(outage.tryPass()).isTrue();
    outage.failed();
    assertThat(outage.tryPass()).isFalse();
    waiter.advance(Duration.ofMillis(2_900));
    assertThat(outage.tryPass()).isFalse();
    waiter.advance(Duration.ofMillis(101));
    assertThat(outage.tryPass()).isTrue();
  }

  @Test
  void a_probe_that_did_not_go_out_may_be_taken_by_another() {
    fail(5);
    waiter.advance(Duration.ofMillis(3_001));
    assertThat(outage.tryPass()).isTrue();
    outage.passUnused();
    assertThat(outage.tryPass()).isTrue();
  }

  @Test
  void it_lasts_from_the_first_failure_to_the_next_answer_of_any_call() {
    assertThat(outage.lasting()).isZero();
    outage.unanswered();
    waiter.advance(Duration.ofMinutes(2));
    fail(1);
    assertThat(outage.lasting()).isEqualTo(Duration.ofMinutes(2));
    outage.answered();
    assertThat(outage.lasting()).isZero();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(outage.tryPass()).isTrue();
      outage.failed();
    }
  }

  private void succeed() {
    assertThat(outage.tryPass()).isTrue();
    outage.succeeded();
  }
}
