package dev.pressrun.cli;

import dev.pressrun.pace.Waiter;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/** Watches a run that another process makes. */
final class RunWatch {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final Path folder;
  private final InstantSource clock;
  private final Waiter waiter;

  RunWatch(Path folder, InstantSource clock, Waiter waiter) {
    this.folder = folder;
    this.clock = clock;
    this.waiter = waiter;
  }

  /** Shows how the folder's run goes on, until it has ended; returns at once where none does. */
  void untilItEnds(PrintStream out) throws InterruptedException {
    Optional<LiveRun> run = look();
    if (run.isEmpty()) {
      return;
    }
    LiveRun first = run.get();
    AtomicReference<LiveRun> last = new AtomicReference<>(first);
    out.println(LiveWords.underWay(first));
    RunGauge gauge =
        new RunGauge(
            clock,
            first.job(),
            first.run(),
            () -> Objects.requireNonNullElse(last.get(), first).tally(),
            () -> Objects.requireNonNullElse(last.get(), first).waitsFor());
    try (ProgressDisplay display = new ProgressDisplay(out, System.console() != null, gauge)) {
      while (run.isPresent()) {
        last.set(run.get());
        pause();
        run = look();
      }
    }
  }

  private Optional<LiveRun> look() {
    return ProgressFile.read(folder).filter(run -> run.goesOn(clock.instant()));
  }

  private void pause() throws InterruptedException {
    ReentrantLock lock = new ReentrantLock();
    lock.lock();
    try {
      waiter.await(lock.newCondition(), PERIOD.toNanos());
    } finally {
      lock.unlock();
    }
  }
}
