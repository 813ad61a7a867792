package dev.pressrun.ledger;

import dev.pressrun.model.Reference;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a plan knows of items that are made from the pictures of others: whether they are made anew
 * is known only when all rows are in, since a parent may stand anywhere.
 *
 * <p>Memory: the known items that are made from others, and the keys of what is new or changed;
 * nothing where the ledger has no such items.
 */
final class PlannedChains {
  private static final Set<PlannedStep> FOLLOWING =
      EnumSet.of(
          PlannedStep.KEEP, PlannedStep.KEEP_FAILED, PlannedStep.COLLECT, PlannedStep.FETCH_AGAIN);

  /** A known item and what is to become of it. */
  record Held(KnownItem known, WantedItem wanted, PlannedStep step) {}

  private final @Nullable Connection connection;
  private final @Nullable ChainImport chains;
  private final Set<String> anew = new HashSet<>();
  private List<Held> held = new ArrayList<>();

  /**
   * @param ledger null where there was no run yet
   */
  PlannedChains(@Nullable Connection ledger) throws SQLException {
    boolean any = ledger != null && Schema.holdsChains(ledger) && ChainTables.hold(ledger);
    this.connection = any ? ledger : null;
    this.chains = connection == null ? null : ChainImport.begin(connection);
  }

  /** The item as it is to be compared with the known one, before its parents are known. */
  WantedItem provisional(KnownItem known, WantedItem wanted) throws SQLException {
    return connection == null || chains == null
        ? wanted
        : chains.provisional(connection, known, wanted);
  }

  /** The step of an item, which others may follow. */
  void note(WantedItem wanted, PlannedStep step) {
    if (connection != null && (step == PlannedStep.MAKE_NEW || step == PlannedStep.MAKE_CHANGED)) {
      anew.add(wanted.key().value());
    }
  }

  /** Holds an item that may follow its parents until {@link #settle}, if it is one. */
  boolean hold(KnownItem known, WantedItem wanted, PlannedStep step) {
    boolean follows = connection != null && FOLLOWING.contains(step) && !wanted.parents().isEmpty();
    if (follows) {
      held.add(new Held(known, wanted, step));
    }
    return follows;
  }

  /**
   * The row that an item was noted for is another item, and a new one.
   *
   * @return that row, where it was held
   */
  @Nullable WantedItem evict(KnownItem known) {
    if (connection == null) {
      return null;
    }
    anew.remove(known.key());
    for (Held one : held) {
      if (one.known().id() == known.id()) {
        held.remove(one);
        return one.wanted();
      }
    }
    return null;
  }

  /** All rows are in: the items that were held, each with its step. */
  List<Held> settle() {
    boolean more = true;
    while (more) {
      List<Held> next = new ArrayList<>(held.size());
      more = false;
      for (Held one : held) {
        boolean follows =
            FOLLOWING.contains(one.step())
                && one.wanted().parents().stream()
                    .map(Reference.ResultOf::key)
                    .anyMatch(anew::contains);
        if (follows) {
          anew.add(one.wanted().key().value());
          more = true;
        }
        next.add(follows ? new Held(one.known(), one.wanted(), PlannedStep.MAKE_CHANGED) : one);
      }
      held = next;
    }
    return held;
  }
}
