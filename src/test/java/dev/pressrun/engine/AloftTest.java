package dev.pressrun.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.ledger.InFlightItem;
import dev.pressrun.model.ItemKey;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AloftTest {
  private final Aloft aloft = new Aloft();

  @Test
  void generations_of_earlier_runs_are_waited_for_and_keep_nobody_from_being_a_scout() {
    Flight adopted = Flight.adopted(item(1), 0, false);
    Flight departed = Flight.departed(item(2), 0);
    for (int i = 0; i < 60; i++) {
      aloft.add(adopted);
    }
    assertThat(aloft.add(departed)).isZero();
    assertThat(aloft.add(departed)).isEqualTo(1);
    aloft.landed(adopted);
    assertThat(aloft.add(departed)).isEqualTo(2);
  }

  @Test
  void it_is_empty_when_all_have_landed() {
    Flight adopted = Flight.adopted(item(1), 0, false);
    Flight departed = Flight.departed(item(2), 0);
    aloft.add(adopted);
    aloft.add(departed);
    aloft.landed(departed.unfinishedAt(5).ended());
    assertThat(aloft.isEmpty()).isFalse();
    aloft.landed(adopted.ended());
    assertThat(aloft.isEmpty()).isTrue();
    assertThat(aloft.add(departed)).isZero();
  }

  private static InFlightItem item(long id) {
    return new InFlightItem(
        id,
        new ItemKey("k" + id),
        "g" + id,
        id,
        "k" + id,
        null,
        0,
        false,
        false,
        false,
        Instant.EPOCH);
  }
}
