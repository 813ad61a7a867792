package dev.pressrun.job;

import dev.pressrun.engine.Submitter;
import dev.pressrun.ledger.PendingItem;
import java.util.List;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Hands items to the submitter, which holds it back until each may leave. No transaction is open
 * meanwhile.
 */
final class SubmitWriter implements ItemWriter<List<PendingItem>> {
  private final Submitter submitter;

  SubmitWriter(Submitter submitter) {
    this.submitter = submitter;
  }

  @Override
  public void write(Chunk<? extends List<PendingItem>> chunk) throws InterruptedException {
    for (List<PendingItem> items : chunk) {
      for (PendingItem item : items) {
        submitter.submit(item);
      }
    }
  }
}
