package dev.pressrun.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class OccurrencesPropertiesTest {
  @Property(tries = 300)
  void it_counts_as_a_map_would(@ForAll List<@LongRange(min = -3, max = 3) Long> keys) {
    Occurrences occurrences = new Occurrences();
    Map<Long, Integer> counts = new HashMap<>();

    assertThat(keys).allMatch(key -> occurrences.count(key) == counts.merge(key, 1, Integer::sum));
  }

  @Example
  void it_grows() {
    Occurrences occurrences = new Occurrences();
    for (long key = 0; key < 50_000; key++) {
      assertThat(occurrences.count(key << 40)).isEqualTo(1);
    }
    for (long key = 0; key < 50_000; key++) {
      assertThat(occurrences.count(key << 40)).isEqualTo(2);
    }
  }
}
