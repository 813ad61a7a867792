package dev.pressrun.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.model.Limits;
import dev.pressrun.model.Money;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private static final Money PRICE = Money.of("0.0404");

  @Test
  void the_last_picture_that_fits_exactly_is_bought_and_not_one_more() {
    Budget budget = new Budget(limits(Money.of("0.0808"), null), Money.ZERO, 0);
    budget.hold(PRICE);
    assertThat(budget.allows(PRICE)).isTrue();
    budget.hold(PRICE);
    assertThat(budget.allows(PRICE)).isFalse();
    assertThat(budget.held()).isEqualTo(Money.of("0.0808"));
  }

  @Test
  void what_earlier_runs_hold_counts() {
    Budget budget = new Budget(limits(Money.of("0.10"), 5), Money.of("0.0808"), 2);
    assertThat(budget.allows(PRICE)).isFalse();
    assertThat(budget.mayGrow()).isFalse();
    budget.adopt();
    assertThat(budget.mayGrow()).isTrue();
    budget.giveBack(PRICE);
    assertThat(budget.allows(PRICE)).isTrue();
  }

  @Test
  void an_unknown_price_never_fits_under_a_cap_on_cost_but_counts_as_a_picture() {
    assertThat(new Budget(limits(Money.of("9"), null), Money.ZERO, 0).allows(null)).isFalse();
    Budget pictures = new Budget(limits(null, 1), Money.ZERO, 0);
    assertThat(pictures.allows(null)).isTrue();
    pictures.hold(null);
    assertThat(pictures.allows(null)).isFalse();
  }

  @Property(tries = 500)
  void it_never_passes_the_cap_and_ends_within_one_price_of_it(
      @ForAll @IntRange(min = 0, max = 300) int capCents,
      @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 3) Integer> steps) {
    Money cap = Money.of("0.01").times(capCents);
    Budget budget = new Budget(limits(cap, null), Money.ZERO, 0);
    int live = 0;
    int kept = 0;
    for (int step : steps) {
      if (step < 2 && budget.allows(PRICE)) {
        budget.hold(PRICE);
        live++;
      } else if (step == 2 && live > 0) {
        budget.keep();
        live--;
        kept++;
      } else if (step == 3 && live > 0) {
        budget.giveBack(PRICE);
        live--;
      }
      assertThat(budget.held()).isEqualTo(PRICE.times(live + kept));
      assertThat(budget.held()).isLessThanOrEqualTo(cap);
      assertThat(budget.mayGrow()).isEqualTo(live > 0);
    }
    while (budget.allows(PRICE)) {
      budget.hold(PRICE);
    }
    assertThat(budget.held().plus(PRICE)).isGreaterThan(cap);
  }

  static Limits limits(@Nullable Money maxCost, @Nullable Integer maxImages) {
    return new Limits(
        null, null, maxCost, maxImages, 3, Duration.ofMinutes(10), Duration.ofMinutes(15));
  }
}
