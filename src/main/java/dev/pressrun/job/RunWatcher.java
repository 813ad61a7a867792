package dev.pressrun.job;

import dev.pressrun.ledger.ImportResult;
import dev.pressrun.ledger.LedgerQueries;
import dev.pressrun.model.ItemReport;
import java.util.List;
import java.util.function.Supplier;

/** Who started a run, and is told of it and asked while it goes on. */
@FunctionalInterface
public interface RunWatcher {
  /** So many items were read so far. */
  void imported(long items);

  /** So many items in doubt are sent again, and may be paid for twice. */
  default void resubmits(int items) {}

  /**
   * The import is complete.
   *
   * @param invalid the first invalid rows, which the run goes on without
   */
  default void found(ImportResult imported, List<ItemReport> invalid) {}

  /**
   * Whether the run may buy what it is about to: asked once, after the import and before the first
   * submission, on a thread of the run.
   *
   * @param purchase counts what waits, which takes a while where that is much
   */
  default boolean agrees(Supplier<LedgerQueries.Purchase> purchase) {
    return true;
  }
}
