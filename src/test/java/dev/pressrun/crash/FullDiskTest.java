package dev.pressrun.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.engine.StopReason;
import dev.pressrun.engine.StopSignal;
import dev.pressrun.job.RunResult;
import dev.pressrun.ledger.Ledger;
import dev.pressrun.ledger.LedgerException;
import dev.pressrun.model.ItemState;
import dev.pressrun.output.DiskException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The disk is full in the middle of something, while the API goes on answering: the run says so and
 * ends, nothing is damaged, and with room again the same command goes on.
 */
class FullDiskTest {
  private final Logger log = Logger.getLogger("");
  private @TempDir Path folder;

  @BeforeEach
  void beQuiet() {
    log.setLevel(Level.OFF);
  }

  @AfterEach
  void beLoud() {
    log.setLevel(Level.INFO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "before create picture-1.part",
        "before write picture-1.part",
        "before ledger write",
        "before create results.csv.part",
        "before write results.csv.part",
        "before write index.html.part",
        "before write summary.json.part"
      })
  void the_run_says_so_and_the_next_goes_on(String point) throws IOException {
    fills(point + " #1");
  }

  /** At any write of the ledger, with answers on their way that cannot be written down any more. */
  @ParameterizedTest
  @ValueSource(ints = {2, 4, 6, 8, 10, 12, 14, 16, 18, 20})
  void in_the_middle_of_the_ledger(int write) throws IOException {
    fills("before ledger write #" + write);
  }

  private void fills(String point) throws IOException {
    try (SmallJob job = new SmallJob(folder)) {
      Points points = Points.fullDisk(point);
      String words = words(job, points);
      RunResult next = job.run(Points.none());
      assertThat(next.stop()).isEmpty();
      if (points.isReached() && next.tally().sent() + next.tally().done() > 0) {
        assertThat(words)
            .contains("No space left on device")
            .endsWith("run the same command again.");
      }
      try (Ledger ledger = job.open()) {
        Promises promises = Promises.of(job.out(), point, ledger, job.simulator().audit());
        promises.allHold(job.store(), SmallJob.PROMPTS.size());
        assertThat(promises.count(ItemState.DONE)).as(point).isEqualTo(4);
        assertThat(promises.count(ItemState.FAILED)).as(point).isEqualTo(1);
        assertThat(promises.count(ItemState.IN_DOUBT)).as(point).isEqualTo(1);
      }
    }
  }

  private static String words(SmallJob job, Points points) throws IOException {
    try {
      return job.run(points).stop().map(FullDiskTest::words).orElse("");
    } catch (LedgerException e) {
      return String.valueOf(e.getMessage());
    } catch (DiskException e) {
      return e.words();
    }
  }

  private static String words(StopSignal.Stop stop) {
    assertThat(stop.reason()).isEqualTo(StopReason.DISK);
    return stop.words();
  }
}
