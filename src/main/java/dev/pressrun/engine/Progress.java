package dev.pressrun.engine;

import dev.pressrun.model.ItemKey;
import dev.pressrun.model.Money;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The tally of a run while it goes on, for people to look at; the truth is in the ledger. Safe for
 * threads.
 */
public final class Progress {
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong inDoubt = new AtomicLong();
  private final AtomicLong late = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicInteger inFlight = new AtomicInteger();
  private volatile long planned;
  private final List<Endings> listeners = new CopyOnWriteArrayList<>();
  private Money spent = Money.ZERO;
  private Money due = Money.ZERO;

  /** Is told how items end, on the thread that ended them; it must be quick. */
  public interface Endings {
    /**
     * An item has ended.
     *
     * @param event a picture stored, an answer lost, or a failure
     * @param price of the picture; null where unknown
     */
    void ended(ItemKey key, ItemEvent event, @Nullable Money price);
  }

  /** Tells of the items that end from now on. */
  public void listen(Endings endings) {
    listeners.add(endings);
  }

  /**
   * How a run stands.
   *
   * @param planned items that the run has to make or fetch
   * @param sent POSTs
   * @param done pictures stored
   * @param failed items that ended without a picture
   * @param inDoubt items whose answer was lost
   * @param late generations past their deadline
   * @param inFlight generations that are waited for
   * @param bytes of pictures stored
   * @param spent what this run has been billed
   * @param due what the generations that are waited for cost when they are made
   */
  public record Tally(
      long planned,
      long sent,
      long done,
      long failed,
      long inDoubt,
      long late,
      int inFlight,
      long bytes,
      Money spent,
      Money due) {}

  public synchronized Tally tally() {
    return new Tally(
        planned,
        sent.get(),
        done.get(),
        failed.get(),
        inDoubt.get(),
        late.get(),
        inFlight.get(),
        bytes.get(),
        spent,
        due);
  }

  void plan(long items) {
    planned = items;
  }

  void sent() {
    sent.incrementAndGet();
  }

  synchronized void tookOff(@Nullable Money price) {
    inFlight.incrementAndGet();
    due = price == null ? due : due.plus(price);
  }

  synchronized void landed(@Nullable Money price) {
    inFlight.decrementAndGet();
    due = price == null ? due : due.minus(price);
  }

  void late() {
    late.incrementAndGet();
  }

  synchronized void billed(@Nullable Money price) {
    if (price != null) {
      spent = spent.plus(price);
    }
  }

  void ended(ItemKey key, ItemEvent event, @Nullable Money price) {
    if (event instanceof ItemEvent.PictureStored stored) {
      done.incrementAndGet();
      bytes.addAndGet(stored.picture().bytes());
    } else if (event instanceof ItemEvent.AnswerLost) {
      inDoubt.incrementAndGet();
    } else {
      failed.incrementAndGet();
    }
    for (Endings told : listeners) {
      told.ended(key, event, price);
    }
  }
}
