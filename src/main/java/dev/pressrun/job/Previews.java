package dev.pressrun.job;

import dev.pressrun.engine.ItemEvent;
import dev.pressrun.engine.Progress;
import dev.pressrun.engine.StopReason;
import dev.pressrun.engine.StopSignal;
import dev.pressrun.ledger.Ledger;
import dev.pressrun.ledger.LedgerReports;
import dev.pressrun.model.ItemKey;
import dev.pressrun.model.Money;
import dev.pressrun.model.Picture;
import dev.pressrun.output.DiskOps;
import dev.pressrun.output.Summary;
import dev.pressrun.output.ThumbnailStore;
import dev.pressrun.output.ThumbnailSweep;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the contact sheet's small pictures where they are in nobody's way: one at a time while the
 * run waits for the provider, and the rest when everything else is written.
 */
public final class Previews implements Progress.Endings {
  /** What finds no place here is made at the end. */
  private static final int WAITING = 4_000;

  private final Ledger ledger;
  private final BooleanSupplier busy;
  private final ThumbnailStore store;
  private final ThumbnailSweep sweep;
  private final BlockingQueue<Picture> waiting = new ArrayBlockingQueue<>(WAITING);
  private final AtomicLong missing = new AtomicLong();

  /**
   * @param folder the output folder; must exist
   * @param busy whether the machine has something better to do
   */
  public Previews(Path folder, Ledger ledger, DiskOps disk, BooleanSupplier busy)
      throws IOException {
    this.ledger = ledger;
    this.busy = busy;
    this.store = new ThumbnailStore(folder, disk);
    this.sweep = new ThumbnailSweep(folder, store, disk);
  }

  @Override
  public void ended(ItemKey key, ItemEvent event, @Nullable Money price) {
    if (event instanceof ItemEvent.PictureStored stored
        && ThumbnailStore.isWanted(stored.picture())) {
      missing.incrementAndGet();
      waiting.offer(stored.picture());
    }
  }

  /** Makes one, if one is missing and the machine is not busy. */
  public void makeOne() {
    if (waiting.isEmpty() || busy.getAsBoolean()) {
      return;
    }
    Picture next = waiting.poll();
    if (next != null) {
      store.make(next);
      missing.decrementAndGet();
    }
  }

  /**
   * Makes all that is missing. A run that the user or the machine has ended leaves that to the next
   * one, and so does one that is told to stop meanwhile.
   *
   * @param begins told how many of this run's pictures have none yet
   */
  public void finish(Summary summary, StopSignal stop, LongConsumer begins) throws IOException {
    waiting.clear();
    if (wasEnded(stop) || !sweep.isDue(summary)) {
      return;
    }
    begins.accept(missing.get());
    AtomicInteger signals = new AtomicInteger(stop.isRaised() ? -1 : 0);
    stop.onSignal(signals::incrementAndGet);
    sweep.sweep(
        summary,
        new LedgerReports(ledger).iterator(),
        new JobMemory(ledger).references(),
        () -> signals.get() > 0);
  }

  private static boolean wasEnded(StopSignal stop) {
    return stop.stop()
        .map(StopSignal.Stop::reason)
        .filter(why -> why == StopReason.INTERRUPTED || why == StopReason.TERMINATED)
        .isPresent();
  }
}
