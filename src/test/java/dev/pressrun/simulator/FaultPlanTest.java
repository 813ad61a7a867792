package dev.pressrun.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pressrun.simulator.FaultKind.Place;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultPlanTest {
  @Test
  void a_compact_text_is_read() {
    FaultPlan plan =
        FaultPlan.parse(
            "lost-answer=0.02, 502=0.01,download-truncated=0.05,outage=30..1m30s,delay=5s");
    assertThat(plan.probabilities())
        .containsEntry(FaultKind.LOST_ANSWER, 0.02)
        .containsEntry(FaultKind.POST_502, 0.01)
        .containsEntry(FaultKind.DOWNLOAD_TRUNCATED, 0.05)
        .hasSize(3);
    assertThat(plan.outages())
        .isEqualTo(
            List.of(
                new Outage(
                    Outage.Kind.UNAVAILABLE, Duration.ofSeconds(30), Duration.ofSeconds(90))));
    assertThat(plan.delay()).isEqualTo(Duration.ofSeconds(5));
    assertThat(FaultPlan.parse(" ")).isEqualTo(FaultPlan.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lost-anwser=0.1       | the nearest is lost-answer",
        "outages=1..2          | the nearest is outage",
        "lost-answer           | write it as name=value",
        "lost-answer=often     | a probability is a number from 0 to 1",
        "502=1.5               | a probability is a number from 0 to 1",
        "502=0.6,503=0.6       | add up to 1.2",
        "outage=30             | START..END",
        "outage=90..30         | must end after it has begun",
        "delay=soon            | a time is written"
      })
  void a_mistake_is_explained(String text, String words) {
    assertThatThrownBy(() -> FaultPlan.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  @Test
  void a_draw_hits_each_kind_as_often_as_it_is_probable() {
    FaultPlan plan = FaultPlan.parse("502=0.25,503=0.5");
    assertThat(plan.at(Place.POST, 0.0)).isEqualTo(FaultKind.POST_502);
    assertThat(plan.at(Place.POST, 0.2499)).isEqualTo(FaultKind.POST_502);
    assertThat(plan.at(Place.POST, 0.25)).isEqualTo(FaultKind.POST_503);
    assertThat(plan.at(Place.POST, 0.75)).isNull();
    assertThat(plan.at(Place.DOWNLOAD, 0.0)).isNull();
  }
}
