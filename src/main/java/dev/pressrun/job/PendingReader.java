package dev.pressrun.job;

import dev.pressrun.engine.Engine;
import dev.pressrun.ledger.PendingItem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads what waits to be submitted, from the ledger and never from the file: a handful at a time,
 * as many as are ready, since an item that is ready must not wait for a chunk to fill.
 */
final class PendingReader implements ItemStreamReader<List<PendingItem>> {
  private static final int HANDFUL = 250;

  private final Engine engine;
  private final Runnable beforeFirst;

  /**
   * @param beforeFirst done before the first item is handed out; it may stop the run
   */
  PendingReader(Engine engine, Runnable beforeFirst) {
    this.engine = engine;
    this.beforeFirst = beforeFirst;
  }

  @Override
  public void open(ExecutionContext context) {
    engine.takeUp();
    beforeFirst.run();
  }

  @Override
  public @Nullable List<PendingItem> read() throws InterruptedException {
    List<PendingItem> items = engine.queue().next(HANDFUL);
    return items.isEmpty() ? null : items;
  }

  @Override
  public void close() {
    engine.queue().end();
  }
}
