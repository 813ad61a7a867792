package dev.pressrun.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.job.RunResult;
import dev.pressrun.ledger.Ledger;
import dev.pressrun.model.ItemState;
import dev.pressrun.simulator.Audit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.commons.util.ExceptionUtils;

/**
 * Stops the program before and after every write of the ledger, HTTP call and file operation of a
 * small job, goes on with what is on the disk then, and holds the promises against the account's
 * own books. What the program meets at the point, and at everything it tries later, is a disk that
 * is full and a network that is gone: so its run must also end by itself.
 *
 * <p>The points are taken in a seeded order for {@code crash.seconds}; {@code -Dcrash.seconds=0}
 * takes all of them, and {@code -Dcrash.point="after POST a plain cup #1"} names some, parted by
 * semicolons. One after the other: Spring Batch keeps a JVM's running steps by their id, and two
 * jobs would mix them up.
 */
class CrashPointTest {
  private static final int ROWS = SmallJob.PROMPTS.size();
  private static final int SECONDS = Integer.getInteger("crash.seconds", 40);
  private static final long SEED = Long.getLong("crash.seed", 20_260_701L);
  private static final Duration LONGEST_RUN = Duration.ofSeconds(60);

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

  @Test
  void the_promises_hold_wherever_the_program_is_stopped() throws Exception {
    String only = System.getProperty("crash.point");
    List<String> points = only == null ? allPoints() : List.of(only.split(";"));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    List<String> broken = new ArrayList<>();
    int tried = 0;
    for (String point : points) {
      if (SECONDS > 0 && System.nanoTime() - end > 0) {
        break;
      }
      Path place = Files.createDirectory(folder.resolve("point-" + tried));
      try {
        Assertions.assertTimeoutPreemptively(LONGEST_RUN, () -> prove(place, point));
      } catch (AssertionError | Exception e) {
        broken.add(point + ": " + ExceptionUtils.readStackTrace(e));
      }
      tried++;
    }
    broken.forEach(System.out::println);
    System.out.printf("crash points: %d of %d, seed %d%n", tried, points.size(), SEED);
    assertThat(broken).isEmpty();
  }

  /** What runs that nobody stops pass; two of them, since threads take turns differently. */
  private List<String> allPoints() throws IOException {
    TreeSet<String> points = new TreeSet<>();
    for (int i = 0; i < 2; i++) {
      try (SmallJob job = new SmallJob(Files.createDirectory(folder.resolve("whole-" + i)))) {
        Points whole = Points.none();
        job.run(whole);
        promises(job, "whole");
        points.addAll(whole.passed());
      }
    }
    assertThat(points)
        .contains(
            "before POST a plain cup #1", "after ledger force #1", "after move to row-0.png #1");
    List<String> shuffled = new ArrayList<>(points);
    Collections.shuffle(shuffled, new Random(SEED));
    return shuffled;
  }

  private static void prove(Path place, String point) throws IOException {
    try (SmallJob job = new SmallJob(place)) {
      Points points = Points.until(point);
      crash(job, points);
      RunResult result = job.run(Points.none());
      assertThat(result.stop()).as(point).isEmpty();
      promises(job, point);
      Audit before = job.simulator().audit();
      job.run(Points.none());
      assertThat(job.simulator().audit().posts())
          .as("%s: the third run sends nothing", point)
          .isEqualTo(before.posts());
    }
  }

  private static void crash(SmallJob job, Points points) throws IOException {
    try {
      job.run(points);
    } catch (IOException | RuntimeException | AssertionError e) {
      // An assertion of H2's own may fail once its file is gone from under it.
      if (!points.isReached()) {
        throw e;
      }
    }
  }

  private static void promises(SmallJob job, String when) throws IOException {
    try (Ledger ledger = job.open()) {
      Promises promises = Promises.of(job.out(), when, ledger, job.simulator().audit());
      promises.allHold(job.store(), ROWS);
      assertThat(
              promises.count(ItemState.DONE)
                  + promises.count(ItemState.FAILED)
                  + promises.count(ItemState.IN_DOUBT)
                  + promises.waitInVain())
          .as("%s: settled of %s", when, promises.items())
          .isEqualTo(ROWS);
      assertThat(promises.count(ItemState.FAILED)).as("%s: failed", when).isLessThanOrEqualTo(1);
      SmallJob.keyOfPostThatHadNotLeft(when).ifPresent(promises::isNotInDoubt);
    }
  }
}
