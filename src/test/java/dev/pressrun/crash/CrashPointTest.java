package dev.pressrun.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.pressrun.job.RunResult;
import dev.pressrun.ledger.Ledger;
import dev.pressrun.model.ItemState;
import dev.pressrun.simulator.Audit;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Stops the program before and after every write of the ledger, HTTP call and file operation of a
 * small job, goes on with what is on the disk then, and holds the promises against the account's
 * own books.
 *
 * <p>{@code -Dcrash.point="after POST a plain cup #1"} runs a single point.
 */
class CrashPointTest {
  private static final int ROWS = SmallJob.PROMPTS.size();
  private static final long DEADLINE_SECONDS = 60;

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
    List<String> points = only == null ? allPoints() : List.of(only);
    ExecutorService workers = Executors.newFixedThreadPool(4);
    List<Future<Boolean>> outcomes = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      Path place = folder.resolve("point-" + i);
      String point = points.get(i);
      Callable<Boolean> proof = () -> prove(Files.createDirectory(place), point);
      outcomes.add(workers.submit(proof));
    }
    List<String> broken = new ArrayList<>();
    int reached = 0;
    for (int i = 0; i < points.size(); i++) {
      try {
        reached += outcomes.get(i).get(DEADLINE_SECONDS, TimeUnit.SECONDS) ? 1 : 0;
      } catch (ExecutionException e) {
        broken.add(points.get(i) + ": " + describe(e.getCause()));
      } catch (TimeoutException e) {
        broken.add(points.get(i) + ": the run hangs");
      }
    }
    workers.shutdownNow();
    System.out.printf("crash points: %d, reached %d%n", points.size(), reached);
    assertThat(broken).isEmpty();
    assertThat(reached).isGreaterThan(points.size() / 2);
  }

  private static String describe(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  /** What a run that nobody stops passes; two of them, since threads take turns differently. */
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
    return List.copyOf(points);
  }

  /** Returns whether the point was reached at all. */
  private static boolean prove(Path place, String point) throws Exception {
    try (SmallJob job = new SmallJob(place)) {
      Points points = Points.until(point);
      crash(job, points);
      RunResult result = job.run(Points.none());
      assertThat(result.stop()).as(point).isEmpty();
      promises(job, point);
      Audit before = job.simulator().audit();
      job.run(Points.none());
      assertThat(job.simulator().audit().posts())
          .as("%s: nothing is sent again", point)
          .isEqualTo(before.posts());
      promises(job, point + ", once more");
      return points.isReached();
    }
  }

  private static void crash(SmallJob job, Points points) {
    try {
      job.run(points);
    } catch (IOException | RuntimeException e) {
      if (!points.isReached()) {
        throw new CompletionException(e);
      }
    }
  }

  private static void promises(SmallJob job, String when) throws IOException {
    try (Ledger ledger = job.open()) {
      Promises promises = Promises.of(job.out(), when, ledger, job.simulator().audit());
      promises
          .nothingIsBoughtTwice()
          .nothingPaidIsLost()
          .picturesAreIntact(job.store())
          .manifestAddsUp(ROWS);
      long settled =
          promises.count(ItemState.DONE)
              + promises.count(ItemState.FAILED)
              + promises.count(ItemState.IN_DOUBT);
      if (settled != ROWS || promises.count(ItemState.FAILED) > 1) {
        fail("%s: %s", when, promises.items());
      }
    }
  }
}
