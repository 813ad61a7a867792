package dev.pressrun.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.job.RunResult;
import dev.pressrun.ledger.Ledger;
import dev.pressrun.model.ItemState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power is cut at the points of a small job, on a disk that has for sure only what was synced
 * (bytes of the ledger and of pictures, names in folders) and some of the rest by chance: the next
 * run finds all that was paid for.
 *
 * <p>{@code -Dpower.seconds=0} takes all points; {@code -Dpower.seed=7} other chances.
 */
class PowerLossTest {
  private static final int SECONDS = Integer.getInteger("power.seconds", 15);
  private static final long SEED = Long.getLong("power.seed", 20_260_701L);

  private final Logger log = Logger.getLogger("");
  private @TempDir Path folder;

  @BeforeEach
  void beQuiet() {
    log.setLevel(Level.OFF);
    VolatilePath.register();
  }

  @AfterEach
  void beLoud() {
    log.setLevel(Level.INFO);
  }

  @Test
  void what_was_paid_for_is_there_after_a_power_cut() throws IOException {
    Random chance = new Random(SEED);
    List<String> points = points();
    Collections.shuffle(points, chance);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    int cuts = 0;
    for (String point : points) {
      if (SECONDS > 0 && System.nanoTime() - end > 0) {
        break;
      }
      cut(Files.createDirectory(folder.resolve("cut-" + cuts)), point, chance);
      cuts++;
    }
    System.out.printf("power cuts: %d of %d points, seed %d%n", cuts, points.size(), SEED);
    assertThat(cuts).isPositive();
  }

  private List<String> points() throws IOException {
    try (SmallJob job = new SmallJob(Files.createDirectory(folder.resolve("whole")))) {
      Points whole = Points.none();
      job.run(whole);
      return new ArrayList<>(new TreeSet<>(whole.passed()));
    }
  }

  private static void cut(Path place, String point, Random chance) throws IOException {
    try (SmallJob job = new SmallJob(place)) {
      VolatileDisk disk = new VolatileDisk();
      Points points = Points.until(point);
      try {
        job.run(points, VolatilePath.PREFIX, disk);
      } catch (IOException | RuntimeException | AssertionError e) {
        if (!points.isReached()) {
          throw e;
        }
      }
      disk.cut(chance);
      VolatilePath.cut(job.state().resolve("ledger.mv.db"), chance);
      // Neither is ever synced.
      Files.deleteIfExists(job.state().resolve("ledger.wire"));
      Files.deleteIfExists(job.state().resolve("ledger.mark"));
      RunResult result = job.run(Points.none());
      assertThat(result.stop()).as(point).isEmpty();
      promises(job, "power cut " + point);
    }
  }

  private static void promises(SmallJob job, String when) throws IOException {
    try (Ledger ledger = job.open()) {
      Promises promises = Promises.of(job.out(), when, ledger, job.simulator().audit());
      promises.allHold(job.store(), SmallJob.PROMPTS.size());
      assertThat(promises.count(ItemState.FAILED)).as("%s: failed", when).isLessThanOrEqualTo(1);
    }
  }
}
