package dev.pressrun.engine;

import dev.pressrun.ledger.Chains;
import dev.pressrun.ledger.ItemPages;
import dev.pressrun.ledger.PendingItem;
import dev.pressrun.ledger.RollCall;
import dev.pressrun.pace.Waiter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The items that wait to be submitted: read from the ledger in pages by growing id, and those that
 * came back for another try, when their time has come. It ends when every item has settled, since
 * until then any of those in flight may come back.
 */
public final class WorkQueue {
  private static final int PAGE = 500;
  private static final long LONGEST_WAIT = Duration.ofSeconds(1).toNanos();

  private record Returned(long itemId, long due) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ItemPages ledger;
  private final Chains chains;
  private final Waiter waiter;
  private final StopSignal stop;
  private final Deque<PendingItem> page = new ArrayDeque<>();
  private final PriorityQueue<Returned> returned =
      new PriorityQueue<>(Comparator.comparingLong(Returned::due));
  private final Set<Long> adopted = new HashSet<>();
  private long lastId;
  private boolean exhausted;
  private int unsettled;
  private boolean ended;

  WorkQueue(ItemPages ledger, Chains chains, Waiter waiter, StopSignal stop) {
    this.ledger = ledger;
    this.chains = chains;
    this.waiter = waiter;
    this.stop = stop;
    stop.onSignal(this::wake);
  }

  /** To be called before anything is taken: none but these wait, as far as the ledger knows. */
  void begin(RollCall.Ids pending) {
    change(() -> lastId = Math.max(lastId, pending.first() - 1));
  }

  /**
   * The next items to submit, at most so many; waits until there is at least one.
   *
   * @return empty when all items have settled, or submission has ended
   */
  public List<PendingItem> next(int most) throws InterruptedException {
    lock.lock();
    try {
      while (!stop.isRaised()) {
        List<PendingItem> items = ready(most);
        if (!items.isEmpty()) {
          unsettled += items.size();
          return items;
        }
        if (unsettled == 0 && returned.isEmpty()) {
          break;
        }
        waiter.await(changed, untilReturn());
      }
      ended = true;
      return List.of();
    } finally {
      lock.unlock();
    }
  }

  private List<PendingItem> ready(int most) {
    List<PendingItem> items = new ArrayList<>();
    while (items.size() < most) {
      PendingItem item = poll();
      if (item == null) {
        break;
      }
      items.add(item);
    }
    return items;
  }

  private @Nullable PendingItem poll() {
    long now = waiter.nanoTime();
    for (Returned first = returned.peek();
        first != null && first.due() - now <= 0;
        first = returned.peek()) {
      returned.remove();
      long id = first.itemId();
      PendingItem item = chains.holdBack(id) ? null : ledger.pendingItem(id);
      if (item != null) {
        return item;
      }
    }
    PendingItem chained = chains.next();
    if (chained != null) {
      return chained;
    }
    while (page.isEmpty() && !exhausted) {
      turnPage();
    }
    return page.pollFirst();
  }

  private void turnPage() {
    List<PendingItem> read = ledger.pending(lastId, PAGE);
    exhausted = read.isEmpty();
    lastId = exhausted ? lastId : read.get(read.size() - 1).id();
    for (PendingItem item : read) {
      if (!adopted.contains(item.id())) {
        page.add(item);
      }
    }
  }

  private long untilReturn() {
    Returned first = returned.peek();
    return first == null
        ? LONGEST_WAIT
        : Math.max(1, Math.min(LONGEST_WAIT, first.due() - waiter.nanoTime()));
  }

  /** An item is pending once more, and is to be submitted after so many nanoseconds. */
  void giveBack(long itemId, long delayNanos) {
    change(
        () -> {
          unsettled--;
          returned.add(new Returned(itemId, waiter.nanoTime() + delayNanos));
        });
  }

  /** An item is DONE: those that are made from its picture may be next. */
  void landed(long itemId) {
    change(() -> chains.landed(itemId));
  }

  /** An item needs nothing more in this run. */
  void settled() {
    change(() -> unsettled--);
  }

  /**
   * Counts an item that an earlier run submitted. Should it become pending once more, it comes by
   * being given back and not by its page, which may be read later or sooner.
   */
  void adopt(long itemId) {
    change(
        () -> {
          unsettled++;
          adopted.add(itemId);
        });
  }

  /** Nothing will be submitted any more, whatever waits. */
  public void end() {
    change(() -> ended = true);
  }

  /** Whether nothing will be submitted any more. */
  boolean hasEnded() {
    lock.lock();
    try {
      return ended || stop.isRaised();
    } finally {
      lock.unlock();
    }
  }

  private void wake() {
    change(() -> {});
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
