package dev.pressrun.ledger;

import dev.pressrun.model.ItemState;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * How many items are in each state, and between which ids they are: found in one pass over all
 * items, so that what is looked for later costs a look at a few of them.
 */
public final class RollCall {
  private static final String CALL =
      "SELECT state, COUNT(position), MIN(id), MAX(id) FROM item WHERE id BETWEEN ? AND ? GROUP BY state";

  /**
   * Ids from the first to the last; where the first is the greater, there are none.
   *
   * @param first the least id
   * @param last the greatest id
   */
  public record Ids(long first, long last) {
    private static final Ids NONE = new Ids(Long.MAX_VALUE, 0);

    private Ids with(Ids others) {
      return new Ids(Math.min(first, others.first), Math.max(last, others.last));
    }
  }

  private final Map<ItemState, Long> counts = new EnumMap<>(ItemState.class);
  private final Map<ItemState, Ids> ids = new EnumMap<>(ItemState.class);

  private RollCall() {}

  /**
   * Looks at all items: at one half beside the other, since to read them takes the processor.
   *
   * @throws java.util.concurrent.CompletionException where the ledger fails
   */
  public static RollCall of(LedgerData ledger) {
    long last = lastId(ledger);
    long middle = last / 2;
    CompletableFuture<RollCall> half =
        CompletableFuture.supplyAsync(() -> among(ledger, new Ids(0, middle)));
    RollCall call = among(ledger, new Ids(middle + 1, last));
    call.add(half.join());
    return call;
  }

  private static long lastId(LedgerData ledger) {
    String last = "SELECT COALESCE(MAX(id), 0) FROM item";
    return LedgerQueries.list(ledger.dataSource(), last, row -> row.getLong(1)).get(0);
  }

  private static RollCall among(LedgerData ledger, Ids ids) {
    RollCall call = new RollCall();
    LedgerQueries.list(
        ledger.dataSource(),
        CALL,
        row -> {
          ItemState state = ItemState.valueOf(row.getString(1));
          call.counts.put(state, row.getLong(2));
          return call.ids.put(state, new Ids(row.getLong(3), row.getLong(4)));
        },
        ids.first(),
        ids.last());
    return call;
  }

  private void add(RollCall other) {
    other.counts.forEach((state, count) -> counts.merge(state, count, Long::sum));
    other.ids.forEach((state, others) -> ids.merge(state, others, Ids::with));
  }

  /** How many items of the present input are in that state. */
  public long count(ItemState state) {
    return counts.getOrDefault(state, 0L);
  }

  /** Between which ids the items in that state are, also those that are gone from the input. */
  public Ids ids(ItemState state) {
    return ids.getOrDefault(state, Ids.NONE);
  }

  /** An item was taken from one state to another since. */
  public void moved(ItemState from, ItemState to) {
    counts.merge(from, -1L, Long::sum);
    counts.merge(to, 1L, Long::sum);
    ids.put(to, ids(to).with(ids(from)));
  }
}
