package dev.pressrun.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.luma.RateHeaders;
import dev.pressrun.model.Limits;
import dev.pressrun.model.Money;
import dev.pressrun.pace.AllowanceWindow;
import dev.pressrun.pace.Outage;
import dev.pressrun.pace.SlidingWindowRateLimiter;
import dev.pressrun.pace.Slots;
import dev.pressrun.testing.FakeWaiter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
  private static final Money PRICE = Money.of("0.0404");
  private static final Optional<RateHeaders> NO_RATE = Optional.empty();
  private static final Optional<RateHeaders> ONE_A_MINUTE =
      Optional.of(new RateHeaders(1, 0, null));

  private final FakeWaiter waiter = new FakeWaiter();
  private final StopSignal stop = new StopSignal();
  private final Outage outage = new Outage(waiter);

  @Test
  void a_cap_that_is_reached_ends_submission_when_nothing_can_be_given_back() throws Exception {
    Gate gate = gate(BudgetTest.limits(PRICE, null));
    Permit permit = permit(gate);
    CompletableFuture<Optional<Permit>> second = acquire(gate);
    gate.accepted();
    assertThat(stop.isRaised()).isFalse();
    gate.generationEnded();
    gate.spent();
    assertThat(get(second)).isEmpty();
    assertThat(stop.stop().orElseThrow().reason()).isEqualTo(StopReason.CAP_REACHED);
    assertThat(permit.price()).isEqualTo(PRICE);
  }

  @Test
  void what_a_failed_generation_held_is_there_for_the_next() throws Exception {
    Gate gate = gate(BudgetTest.limits(PRICE, null));
    permit(gate);
    gate.accepted();
    CompletableFuture<Optional<Permit>> second = acquire(gate);
    gate.generationEnded();
    gate.costNothing(PRICE);
    assertThat(get(second)).isPresent();
  }

  @Test
  void a_late_generation_keeps_its_price_and_does_not_hold_up_the_end() throws Exception {
    Gate gate = gate(BudgetTest.limits(PRICE, null));
    permit(gate);
    gate.accepted();
    gate.late(true);
    assertThat(gate.acquire(PRICE)).isEmpty();
    assertThat(stop.stop().orElseThrow().reason()).isEqualTo(StopReason.CAP_REACHED);
  }

  @Test
  void a_late_generation_gives_its_slot_back() throws Exception {
    Gate gate = gate(bounded(1));
    permit(gate);
    gate.accepted();
    assertThat(gate.slotsAreShort()).isTrue();
    gate.late(true);
    assertThat(gate.acquire(PRICE)).isPresent();
  }

  @Test
  void an_api_that_answers_no_poll_for_a_while_is_told_of() throws Exception {
    Gate gate = gate(bounded(1));
    permit(gate);
    gate.accepted();
    outage.unanswered();
    assertThat(gate.read(Restraints::hold)).isEqualTo(new Hold.Nothing());
    waiter.advance(Duration.ofSeconds(11));
    assertThat(gate.read(Restraints::hold)).isEqualTo(new Hold.Outage(Duration.ofSeconds(11)));
    outage.answered();
    assertThat(gate.read(Restraints::hold)).isEqualTo(new Hold.Nothing());
  }

  @Test
  void submissions_wait_for_a_slot() throws Exception {
    Gate gate = gate(bounded(1));
    permit(gate);
    gate.accepted();
    CompletableFuture<Optional<Permit>> second = acquire(gate);
    gate.generationEnded();
    assertThat(get(second)).isPresent();
  }

  @Test
  void submissions_wait_for_the_allowance() throws Exception {
    Gate gate = gate(Limits.DEFAULTS);
    permit(gate, ONE_A_MINUTE);
    gate.accepted();
    long before = waiter.nanoTime();
    permit(gate);
    assertThat(waiter.nanoTime() - before).isGreaterThanOrEqualTo(Duration.ofSeconds(60).toNanos());
  }

  @Test
  void the_allowance_counts_from_the_answer_however_long_it_takes_to_write_that_down()
      throws Exception {
    Gate gate = gate(Limits.DEFAULTS);
    permit(gate, ONE_A_MINUTE);
    waiter.advance(Duration.ofSeconds(50));
    gate.accepted();
    long before = waiter.nanoTime();
    permit(gate);
    assertThat(waiter.nanoTime() - before)
        .isBetween(Duration.ofSeconds(10).toNanos(), Duration.ofSeconds(11).toNanos());
  }

  @Test
  void an_outage_holds_submissions_back_until_a_probe_is_due() throws Exception {
    Gate gate = gate(Limits.DEFAULTS);
    for (int i = 0; i < 5; i++) {
      gate.unavailable(permit(gate));
    }
    long before = waiter.nanoTime();
    Permit probe = permit(gate);
    assertThat(waiter.nanoTime() - before).isGreaterThanOrEqualTo(Duration.ofSeconds(3).toNanos());
    assertThat(outage.isOpen()).isTrue();
    gate.refused(probe);
    assertThat(outage.isOpen()).isFalse();
  }

  @Test
  void a_request_that_cannot_be_sent_leaves_an_outage_and_the_allowance_as_they_are()
      throws Exception {
    Gate gate = gate(new Limits(6, null, null, null, 3, Duration.ofHours(1), Duration.ofHours(1)));
    for (int i = 0; i < 5; i++) {
      gate.unavailable(permit(gate));
    }
    gate.unsendable(gate.acquire(PRICE).orElseThrow());
    assertThat(outage.isOpen()).isTrue();
    long before = waiter.nanoTime();
    Permit probe = permit(gate);
    assertThat(waiter.nanoTime()).isEqualTo(before);
    gate.refused(probe);
    assertThat(outage.isOpen()).isFalse();
  }

  /** Wherever the API's return falls between two probes. */
  @ParameterizedTest
  @ValueSource(ints = {0, 100, 700, 1_300, 1_900, 2_500, 2_900, 3_000, 3_100, 60_000, 61_700})
  void after_an_outage_a_submission_is_let_out_within_ten_seconds(int milliseconds)
      throws Exception {
    Gate gate = gate(Limits.DEFAULTS);
    for (int i = 0; i < 5; i++) {
      gate.unavailable(permit(gate));
    }
    long back = waiter.nanoTime() + Duration.ofMillis(milliseconds).toNanos();
    Permit probe = permit(gate);
    while (waiter.nanoTime() < back) {
      gate.unavailable(probe);
      probe = permit(gate);
    }
    gate.accepted();
    assertThat(waiter.nanoTime() - back).isLessThan(Duration.ofSeconds(10).toNanos());
    long before = waiter.nanoTime();
    permit(gate);
    assertThat(waiter.nanoTime()).isEqualTo(before);
  }

  @Test
  void every_answer_that_made_nothing_gives_back_all_that_its_permit_took() throws Exception {
    Gate gate = gate(new Limits(null, 1, PRICE, 1, 3, Duration.ofHours(1), Duration.ofHours(1)));
    gate.refused(permit(gate));
    gate.unavailable(permit(gate));
    gate.unsendable(gate.acquire(PRICE).orElseThrow());
    gate.neverSent(gate.acquire(PRICE).orElseThrow());
    gate.throttled(permit(gate), Duration.ofSeconds(1));
    gate.slotsFull(permit(gate), Duration.ofSeconds(1));
    permit(gate);
    gate.inDoubt();
    assertThat(gate.acquire(PRICE)).isEmpty();
    assertThat(stop.stop().orElseThrow().words()).contains("$0.0404");
  }

  @Test
  void downloads_that_are_behind_hold_submissions_back() throws Exception {
    Gate gate = gate(Limits.DEFAULTS);
    gate.downloadsAreBehind(true);
    CompletableFuture<Optional<Permit>> waiting = acquire(gate);
    gate.downloadsAreBehind(false);
    assertThat(get(waiting)).isPresent();
  }

  @Test
  void a_stop_wakes_who_waits() throws Exception {
    Gate gate = gate(bounded(1));
    permit(gate);
    CompletableFuture<Optional<Permit>> waiting = acquire(gate);
    stop.raise(StopReason.INTERRUPTED, "Stopped by Ctrl-C.");
    assertThat(get(waiting)).isEmpty();
  }

  @Test
  void a_backlog_tells_when_it_is_full_and_when_it_has_room_again() {
    StringBuilder heard = new StringBuilder();
    Backlog backlog = new Backlog(2, full -> heard.append(full ? "full " : "room "));
    backlog.grow();
    backlog.grow();
    backlog.grow();
    assertThat(backlog.isFull()).isTrue();
    backlog.shrink();
    assertThat(heard).hasToString("full ");
    backlog.shrink();
    backlog.shrink();
    assertThat(backlog.isFull()).isFalse();
    assertThat(heard).hasToString("full room ");
  }

  private static Limits bounded(int jobs) {
    return new Limits(null, jobs, null, null, 3, Duration.ofHours(1), Duration.ofHours(1));
  }

  private Gate gate(Limits limits) {
    Integer jobs = limits.concurrentJobs();
    Integer rate = limits.requestsPerMinute();
    return new Gate(
        waiter,
        new Restraints(
            new Slots(jobs == null ? Integer.MAX_VALUE : jobs),
            new SlidingWindowRateLimiter(
                new AllowanceWindow(rate == null ? Integer.MAX_VALUE : rate), waiter),
            outage,
            waiter),
        new Budget(limits, Money.ZERO, 0),
        stop,
        64);
  }

  /** Of a submission that has been answered since. */
  private static Permit permit(Gate gate) throws InterruptedException {
    return permit(gate, NO_RATE);
  }

  private static Permit permit(Gate gate, Optional<RateHeaders> rate) throws InterruptedException {
    Permit permit = gate.acquire(PRICE).orElseThrow();
    gate.heard(permit, rate, null);
    return permit;
  }

  private static CompletableFuture<Optional<Permit>> acquire(Gate gate) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return gate.acquire(PRICE);
          } catch (InterruptedException e) {
            throw new CompletionException(e);
          }
        });
  }

  private static <T> T get(CompletableFuture<T> future) throws Exception {
    return future.get(10, TimeUnit.SECONDS);
  }
}
