package dev.pressrun.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SlotsTest {
  private static final Duration ADVICE = Duration.ofSeconds(60);
  private final Slots slots = new Slots(Integer.MAX_VALUE);

  @Test
  void a_refusal_while_nothing_of_ours_is_in_flight_waits_as_long_as_the_api_says() {
    long before = slots.take();
    slots.refused(before, ADVICE, 0);
    assertThat(slots.delay(0)).isEqualTo(ADVICE.toNanos());
    assertThat(slots.delay(ADVICE.toNanos())).isZero();
  }

  @Test
  void a_refusal_while_ours_are_in_flight_waits_for_one_of_them_to_end() {
    slots.take();
    slots.accepted();
    assertThat(slots.found()).isEmpty();
    long before = slots.take();
    slots.refused(before, ADVICE, 0);
    assertThat(slots.found()).hasValue(1);
    assertThat(slots.delay(0)).isEqualTo(Long.MAX_VALUE);
    slots.release();
    assertThat(slots.delay(0)).isZero();
  }

  @Test
  void refusals_that_were_overtaken_do_not_make_the_limit_too_small() {
    long[] before = new long[8];
    fill(4);
    for (int i = 4; i < before.length; i++) {
      before[i] = slots.take();
    }
    slots.accepted();
    slots.accepted();
    slots.refused(before[5], ADVICE, 0);
    slots.refused(before[4], ADVICE, 0);
    slots.release();
    assertThat(slots.delay(0)).isZero();
    slots.take();
    assertThat(slots.delay(0)).isEqualTo(Long.MAX_VALUE);
    assertThat(slots.inFlight()).isEqualTo(6);
  }

  @Test
  void a_refusal_while_nothing_was_in_flight_does_not_hold_the_account_down() {
    slots.refused(slots.take(), ADVICE, 0);
    long later = ADVICE.toNanos();
    int submissions = 0;
    while (slots.inFlight() < 40) {
      assertThat(submissions).isLessThan(400);
      if (slots.delay(later) > 0) {
        slots.release();
      }
      slots.take();
      slots.accepted();
      submissions++;
    }
  }

  @Test
  void few_slots_that_are_all_there_are_cost_fewer_refusals_each_time() {
    int refusals = 0;
    for (int submissions = 0; submissions < 5_000; submissions++) {
      if (slots.delay(0) > 0) {
        slots.release();
      }
      long ticket = slots.take();
      if (slots.inFlight() > 5) {
        slots.refused(ticket, ADVICE, 0);
        refusals++;
      } else {
        slots.accepted();
      }
    }
    assertThat(refusals).isBetween(1, 7);
  }

  @Test
  void the_users_own_bound_is_never_passed() {
    Slots bounded = new Slots(2);
    for (int i = 0; i < 2; i++) {
      assertThat(bounded.delay(0)).isZero();
      bounded.take();
      bounded.accepted();
    }
    assertThat(bounded.delay(0)).isEqualTo(Long.MAX_VALUE);
    assertThat(bounded.areShort()).isTrue();
  }

  @Test
  void slots_are_short_until_a_submission_leaves_one_free() {
    Slots bounded = new Slots(2);
    for (int i = 0; i < 2; i++) {
      bounded.take();
      bounded.accepted();
    }
    bounded.release();
    assertThat(bounded.delay(0)).isZero();
    assertThat(bounded.areShort()).isTrue();
    bounded.release();
    bounded.take();
    assertThat(bounded.areShort()).isFalse();
  }

  @Test
  void generations_of_an_earlier_run_take_slots() {
    for (int i = 0; i < 4; i++) {
      slots.adopt();
    }
    assertThat(slots.delay(0)).isEqualTo(Long.MAX_VALUE);
    slots.release();
    assertThat(slots.delay(0)).isZero();
  }

  @Test
  void after_a_refusal_the_unanswered_are_waited_for_until_a_slot_is_seen_free() {
    Slots known = new Slots(10);
    for (int i = 0; i < 8; i++) {
      known.take();
      known.accepted();
    }
    long first = known.take();
    known.take();
    known.release();
    known.refused(first, Duration.ofSeconds(60), 0);
    assertThat(known.inFlight()).isLessThan(10);
    assertThat(known.delay(0)).isEqualTo(Long.MAX_VALUE);
    known.release();
    assertThat(known.delay(0)).isZero();
  }

  @Property(tries = 40)
  void the_accounts_slots_are_found_soon_and_kept_busy(
      @ForAll @IntRange(min = 1, max = 200) int there, @ForAll long seed) {
    SlotAccount account = new SlotAccount(there, seed);
    account.submit(2 * there);
    account.listen();
    assertThat(account.refused()).isBetween(1L, mostRefusedWhileFound(there));
    assertThat(account.found()).hasValue(there);
    account.submit(3 * there + 20);
    account.forget();
    account.submit(3_000);
    assertThat(account.refused()).isLessThanOrEqualTo(there > 16 ? 2 : 8);
    assertThat(account.utilisation()).isGreaterThan(0.95);
  }

  /**
   * What left in the hope of more slots, when the last of them was taken: as many again as there
   * were up to eight, and a quarter of what there was beyond.
   */
  private static long mostRefusedWhileFound(int there) {
    return there <= 8 ? there : 8 + (there - 8) / 4;
  }

  @Property(tries = 200)
  void an_account_that_shrinks_costs_few_refusals_for_each_slot_it_lost(@ForAll long seed) {
    SlotAccount account = new SlotAccount(60, seed);
    account.submit(1_000);
    account.resize(20);
    account.forget();
    account.submit(200);
    assertThat(account.refused()).isLessThanOrEqualTo(40 * 3 / 2);
    account.forget();
    account.submit(1_000);
    assertThat(account.refused()).isLessThanOrEqualTo(2);
    assertThat(account.utilisation()).isGreaterThan(0.95);
  }

  @Property(tries = 10)
  void an_account_that_grows_is_noticed(@ForAll long seed) {
    SlotAccount account = new SlotAccount(20, seed);
    account.submit(500);
    account.resize(60);
    account.submit(Slots.SUBMISSIONS_BETWEEN_PROBES + 600);
    account.forget();
    account.submit(1_000);
    assertThat(account.utilisation()).isGreaterThan(0.95);
  }

  private void fill(int count) {
    for (int i = 0; i < count; i++) {
      slots.take();
      slots.accepted();
    }
  }
}
