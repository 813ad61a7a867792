package dev.pressrun.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.model.Failure;
import dev.pressrun.model.FailureCode;
import dev.pressrun.model.ItemReport;
import dev.pressrun.model.ItemState;
import dev.pressrun.model.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SummaryTest {
  private static ItemReport report(int line, ItemState state) {
    List<String> values = List.of("k" + line);
    return switch (state) {
      case DONE -> Reports.done(line, values, "p", Reports.picture("images/k.png", 2, 1));
      case FAILED -> Reports.failed(line, values, "p", Failure.of(FailureCode.values()[line % 5]));
      case INVALID -> Reports.invalid(line, values, "c", "bad");
      case IN_DOUBT -> Reports.inDoubt(line, values, "p");
      default -> Reports.unsettled(line, values, "p", state);
    };
  }

  private static Summary summary(List<ItemState> states) {
    Summary.Builder builder = new Summary.Builder();
    for (int i = 0; i < states.size(); i++) {
      builder.add(report(i + 2, states.get(i)));
    }
    return builder.build();
  }

  @Property
  void it_adds_up_whatever_the_states_are(@ForAll List<ItemState> states) {
    Summary summary = summary(states);

    assertThat(summary.rows()).isEqualTo(states.size());
    assertThat(summary.states().values().stream().mapToLong(n -> n).sum()).isEqualTo(states.size());
    assertThat(summary.failures().values().stream().mapToLong(n -> n).sum())
        .isEqualTo(summary.count(ItemState.FAILED) + summary.count(ItemState.IN_DOUBT));
    assertThat(summary.money().spent())
        .isEqualTo(Reports.PRICE.times(summary.count(ItemState.DONE)));
    assertThat(summary.times().millisHistogram().values().stream().mapToLong(n -> n).sum())
        .isEqualTo(summary.pictures().count())
        .isEqualTo(summary.count(ItemState.DONE));
  }

  @Test
  void money_in_flight_and_in_doubt_is_counted_apart() {
    Summary summary =
        summary(
            List.of(
                ItemState.DONE,
                ItemState.SUBMITTED,
                ItemState.SUBMITTING,
                ItemState.IN_DOUBT,
                ItemState.PENDING));
    assertThat(summary.money())
        .isEqualTo(new Summary.MoneyTotals(Reports.PRICE, Money.of("0.0808"), Reports.PRICE, 0));
    assertThat(summary.submissions()).isEqualTo(4);
  }

  @Test
  void durations_are_told_to_two_digits() {
    List<ItemState> states = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      states.add(ItemState.DONE);
    }
    Summary.Times times = summary(states).times();
    assertThat(times.medianMillis()).isBetween(24_000L, 47_000L).matches(ms -> ms % 1000 == 0);
    assertThat(times.p90Millis()).isGreaterThan(times.medianMillis());
    assertThat(times.longestMillis()).isGreaterThanOrEqualTo(times.p90Millis());
    assertThat(summary(List.of()).times().medianMillis()).isZero();
  }

  @Test
  void the_file_says_all_of_it(@TempDir Path out) throws IOException {
    Summary summary = summary(List.of(ItemState.DONE, ItemState.FAILED, ItemState.INVALID));
    new SummaryFile(out).write("autumn", summary, Map.of("requests", 12L));

    JsonNode json = new JsonMapper().readTree(Files.readString(out.resolve("summary.json")));
    assertThat(json.at("/job").asString()).isEqualTo("autumn");
    assertThat(json.at("/rows").asLong()).isEqualTo(3);
    assertThat(json.at("/states/done").asLong()).isEqualTo(1);
    assertThat(json.at("/states/in_doubt").asLong()).isZero();
    assertThat(json.at("/failures/0/code").asString()).isEqualTo("rate_limited");
    assertThat(json.at("/failures/0/advice").asString()).contains("later");
    assertThat(json.at("/money_usd/spent").decimalValue()).isEqualByComparingTo("0.0404");
    assertThat(json.at("/pictures/bytes").asLong()).isEqualTo(5_000_000);
    assertThat(json.at("/times/first_submitted_at").asString()).isEqualTo("2026-11-22T08:00:02Z");
    assertThat(json.at("/traffic/requests").asLong()).isEqualTo(12);
  }
}
