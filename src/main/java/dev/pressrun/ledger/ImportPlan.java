package dev.pressrun.ledger;

import dev.pressrun.ledger.PlannedImport.Lot;
import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.ItemState;
import dev.pressrun.model.Picture;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What {@link LedgerImport} would make of an input, and the run of what it made, without a change:
 * the same comparison of the same items, chunk by chunk.
 */
public final class ImportPlan implements AutoCloseable {
  private final @Nullable Connection connection;
  private final boolean indexed;
  private final boolean resubmits;
  private final PlannedSteps run;
  private final PlannedItems items = new PlannedItems();
  private final PlannedChains chains;
  private final TakenItems taken;
  private long placed;
  private long position;

  /**
   * Begins a plan.
   *
   * @param ledger what earlier runs did; null where there was none
   * @param resubmits whether the run sends again what is in doubt
   * @param intact whether the file of a picture is still there as it was stored
   */
  public ImportPlan(@Nullable LedgerData ledger, boolean resubmits, Predicate<Picture> intact)
      throws SQLException {
    this.resubmits = resubmits;
    this.connection = ledger == null ? null : ledger.dataSource().getConnection();
    this.indexed = connection != null && Schema.isIndexed(connection);
    this.chains = new PlannedChains(connection);
    this.taken = new TakenItems(connection == null ? Set.of() : Collisions.unsettled(connection));
    this.run = new PlannedSteps(connection, intact);
    this.placed = connection == null ? 0 : count(connection);
  }

  private static long count(Connection ledger) throws SQLException {
    try (Statement statement = ledger.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT COUNT(*) FROM item WHERE position IS NOT NULL")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Takes in the next items of the input, in its order, and returns the step for each. */
  public List<PlannedStep> add(List<? extends WantedItem> chunk) throws SQLException {
    Connection ledger = connection;
    List<PlannedStep> steps = new ArrayList<>(chunk.size());
    try (KnownItems known =
        ledger == null
            ? null
            : new KnownItems(ledger, taken, new Eyes(), position, position + chunk.size())) {
      for (WantedItem wanted : chunk) {
        steps.add(add(wanted, known == null ? null : find(known, wanted, position + steps.size())));
      }
    }
    position += chunk.size();
    return steps;
  }

  /**
   * Where no import has ever ended there are no indexes: what was imported stands where it stood.
   */
  private KnownItems.@Nullable Found find(KnownItems known, WantedItem wanted, long place)
      throws SQLException {
    return indexed ? known.find(wanted, place) : known.nearby(wanted);
  }

  /** The import comes when the run has looked at what was being sent. */
  private final class Eyes implements KnownItems.Eyes {
    @Override
    public KnownItem known(KnownItem known) {
      KnownItem doubted =
          known.state() == ItemState.SUBMITTING ? known.in(ItemState.IN_DOUBT) : known;
      return doubted.state() == ItemState.IN_DOUBT && resubmits ? doubted.writtenOff() : doubted;
    }

    @Override
    public WantedItem wanted(KnownItem known, WantedItem wanted) throws SQLException {
      return chains.provisional(known, wanted);
    }
  }

  private PlannedStep add(WantedItem wanted, KnownItems.@Nullable Found found) throws SQLException {
    if (found == null) {
      PlannedStep first = addNew(wanted);
      chains.note(wanted, first);
      return first;
    }
    KnownItem known = found.evicts() ? evicted(found.known()) : found.known();
    WantedItem compared = chains.provisional(known, wanted);
    taken.take(known.id(), known.holds(compared));
    placed -= !found.evicts() && known.position() >= 0 ? 1 : 0;
    PlannedStep step = run.step(known, compared);
    chains.note(wanted, step);
    if (!chains.hold(known, wanted, step)) {
      add(compared, known, step);
    }
    return step;
  }

  private PlannedStep addNew(WantedItem wanted) {
    PlannedStep step = wanted.request() == null ? PlannedStep.REFUSE : PlannedStep.MAKE_NEW;
    items.add(wanted, lot(step, wanted), step.buys() ? Standing.UNSENT : Standing.REFUSED);
    return step;
  }

  private void add(WantedItem wanted, KnownItem known, PlannedStep step) {
    items.add(wanted, lot(step, wanted), standing(known, wanted, step));
    items.is(known.id());
  }

  private static Standing standing(KnownItem known, WantedItem compared, PlannedStep step) {
    boolean holds = known.holds(compared);
    if (known.isUnderWay() && compared.request() != null && !known.isUnderWayFor(compared)) {
      return holds ? Standing.RETURNING : Standing.SUPERSEDED;
    }
    return switch (step) {
      case REFUSE -> Standing.REFUSED;
      case KEEP -> Standing.DONE;
      case FETCH_AGAIN -> holds ? Standing.PAID : Standing.UNDER_WAY;
      case KEEP_FAILED -> holds ? Standing.PAID : Standing.UNSENT;
      case COLLECT, HOLD -> Standing.UNDER_WAY;
      case MAKE_NEW, MAKE_CHANGED, MAKE_UNFINISHED -> Standing.UNSENT;
    };
  }

  /** The item as the import finds it, when another row has been it and moves out. */
  private KnownItem evicted(KnownItem known) {
    WantedItem held = chains.evict(known);
    if (held == null) {
      items.evict(known.id());
    } else {
      addNew(held);
    }
    return known.isUnderWay() ? known : known.in(ItemState.INVALID);
  }

  private static Lot lot(PlannedStep step, WantedItem wanted) {
    ImageRequest request = wanted.request();
    return step.buys() && request != null
        ? new Lot(step, request.effectiveModel(), wanted.price())
        : new Lot(step, "", null);
  }

  /** Ends the plan: items that are gone from the input are counted, and collisions are found. */
  public PlannedImport finish() {
    chains.settle().forEach(held -> add(held.wanted(), held.known(), held.step()));
    items.refuseCollisions();
    return new PlannedImport(
        items.counts(),
        placed,
        run.inFlight(),
        run.inFlightCost(),
        List.copyOf(items.collisions()));
  }

  @Override
  public void close() throws SQLException {
    if (connection != null) {
      connection.close();
    }
  }
}
