package dev.pressrun.job;

import dev.pressrun.input.InputRow;
import dev.pressrun.ledger.WantedItem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the rows of the input and makes items of them, a batch at a time, in a thread of its own:
 * while one batch is written into the ledger, the next is read. It has no restart state: an import
 * that was cut off is done again from the first row.
 */
final class RowsAhead implements ItemStreamReader<List<WantedItem>> {
  private static final int BATCH = 1_000;
  private static final int AHEAD = 2;

  private final Iterator<InputRow> rows;
  private final RowProcessor processor;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(RowsAhead::named);
  private final Deque<Future<List<WantedItem>>> ahead = new ArrayDeque<>();

  RowsAhead(Iterator<InputRow> rows, RowProcessor processor) {
    this.rows = rows;
    this.processor = processor;
  }

  private static Thread named(Runnable task) {
    Thread thread = new Thread(task, "read-rows");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void open(ExecutionContext context) {
    for (int i = 0; i < AHEAD; i++) {
      ahead.add(thread.submit(this::batch));
    }
  }

  @Override
  public @Nullable List<WantedItem> read() throws InterruptedException {
    try {
      List<WantedItem> batch = ahead.remove().get();
      ahead.add(thread.submit(this::batch));
      return batch.isEmpty() ? null : batch;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException defect) {
        throw defect;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Empty at the end of the input; a row's items are never parted. */
  private List<WantedItem> batch() {
    List<WantedItem> batch = new ArrayList<>(BATCH);
    while (batch.size() < BATCH && rows.hasNext()) {
      batch.addAll(processor.process(rows.next()));
    }
    return batch;
  }

  @Override
  public void close() {
    ahead.forEach(batch -> batch.cancel(false));
    thread.shutdown();
  }
}
