package dev.pressrun.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

final class SeenHashesPropertiesTest {
  @Property(tries = 500)
  void aHashThatComesTwiceIsNoticed(
      @ForAll @Size(max = 60) List<@LongRange(min = 1, max = 1000) Long> hashes) {
    SeenHashes seen = new SeenHashes();
    hashes.forEach(seen::add);

    assertThat(seen.mayBeDoubled()).isEqualTo(new HashSet<>(hashes).size() < hashes.size());
  }

  @Property(tries = 20)
  void amongManyOneThatComesTwiceIsNoticed(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SeenHashes seen = new SeenHashes();
    long first = random.nextLong();
    seen.add(first);
    for (int i = 0; i < 5_000; i++) {
      seen.add(random.nextLong());
    }
    assertThat(seen.mayBeDoubled()).isFalse();

    seen.add(first);
    assertThat(seen.mayBeDoubled()).isTrue();
  }

  @Example
  void ofMoreThanItRemembersAnyMayBeDoubled() {
    SeenHashes seen = new SeenHashes();
    for (long hash = 1; hash <= 1_500_000; hash++) {
      seen.add(hash);
    }
    assertThat(seen.mayBeDoubled()).isFalse();

    for (long hash = 1_500_001; hash <= 1_600_000; hash++) {
      seen.add(hash);
    }
    assertThat(seen.mayBeDoubled()).isTrue();
  }
}
