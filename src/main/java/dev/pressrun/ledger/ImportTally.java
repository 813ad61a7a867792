package dev.pressrun.ledger;

import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.RequestChanges;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an import has found so far; two bits an item that has changed. */
final class ImportTally {
  private final ImportChanges.Builder changes = new ImportChanges.Builder();
  private final BitSet changedItems = new BitSet();
  private final BitSet toldItems = new BitSet();
  private long added;
  private long changed;
  private long unchanged;

  void added() {
    added++;
  }

  void unchanged() {
    unchanged++;
  }

  /**
   * An item asks for something else.
   *
   * @param what in which fields; empty where that is not known
   */
  void changed(KnownItem known, WantedItem wanted, List<String> what) {
    changed++;
    changedItems.set(Math.toIntExact(known.id()));
    if (!what.isEmpty()) {
      toldItems.set(Math.toIntExact(known.id()));
      changes.add(wanted, what);
    }
  }

  /** Children ask for something else only since their parents do. */
  void followed(long children) {
    changed += children;
    unchanged -= children;
  }

  /**
   * The row that an item was taken for is a new item instead, and the item is its own row's.
   *
   * @param before what the item's own row asks for
   * @param evicted what the other one asks for; null where it is bad
   */
  void evicted(
      KnownItem known,
      long evictedLine,
      @Nullable ImageRequest before,
      @Nullable ImageRequest evicted) {
    int id = Math.toIntExact(known.id());
    if (changedItems.get(id)) {
      changed--;
    } else {
      unchanged--;
    }
    added++;
    if (toldItems.get(id) && before != null && evicted != null) {
      changes.remove(evictedLine, RequestChanges.between(before, evicted));
    }
    changedItems.clear(id);
    toldItems.clear(id);
  }

  ImportResult result(long invalid, long gone, long fetchAgain) {
    return new ImportResult(added, changed, unchanged, invalid, gone, fetchAgain, changes.build());
  }
}
