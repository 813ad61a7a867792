package dev.pressrun.ledger;

import dev.pressrun.ledger.PlannedImport.Lot;
import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.ItemState;
import dev.pressrun.model.Money;
import dev.pressrun.model.Picture;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What {@link LedgerImport} would make of an input, and the run of what it made, without a change:
 * the same comparison of the same items, chunk by chunk.
 */
public final class ImportPlan implements AutoCloseable {
  private static final String SENT =
      "SELECT i.id, a.fingerprint, a.state = 'BILLED' AS refetch, a.price"
          + " FROM item i JOIN attempt a ON a.id = i.attempt_id WHERE i.state = 'SUBMITTED'";

  private final @Nullable Connection connection;
  private final boolean indexed;
  private final boolean resubmits;
  private final Predicate<Picture> intact;
  private final Map<Long, Sent> sent = new HashMap<>();
  private final PlannedItems items = new PlannedItems();
  private final PlannedChains chains;
  private final BitSet seen = new BitSet();
  private long placed;
  private long position;

  /** A generation that is not collected yet. */
  private record Sent(byte[] fingerprint, boolean refetch, Money price) {}

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
    this.intact = intact;
    this.connection = ledger == null ? null : ledger.dataSource().getConnection();
    this.indexed = connection != null && Schema.isIndexed(connection);
    this.chains = new PlannedChains(connection);
    if (connection != null) {
      readSent(connection);
      placed = count(connection);
    }
  }

  private void readSent(Connection ledger) throws SQLException {
    try (PreparedStatement select = ledger.prepareStatement(SENT);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        Money price = Objects.requireNonNullElse(LedgerRows.money(row, "price"), Money.ZERO);
        sent.put(
            row.getLong("id"),
            new Sent(row.getBytes("fingerprint"), row.getBoolean("refetch"), price));
      }
    }
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
        ledger == null ? null : new KnownItems(ledger, seen, position, position + chunk.size())) {
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
  private @Nullable KnownItem find(KnownItems known, WantedItem wanted, long place)
      throws SQLException {
    return indexed ? known.find(wanted, place) : known.nearby(wanted.key().value());
  }

  private PlannedStep add(WantedItem wanted, @Nullable KnownItem found) throws SQLException {
    if (found == null) {
      PlannedStep first = wanted.request() == null ? PlannedStep.REFUSE : PlannedStep.MAKE_NEW;
      items.add(wanted, lot(first, wanted), true);
      chains.note(wanted, first);
      return first;
    }
    seen.set(Math.toIntExact(found.id()));
    placed -= found.position() >= 0 ? 1 : 0;
    KnownItem known = found.in(atStart(found.state()));
    PlannedStep step = step(known, chains.provisional(known, wanted));
    chains.note(wanted, step);
    if (!chains.hold(known, wanted, step)) {
      add(wanted, known, step);
    }
    return step;
  }

  private void add(WantedItem wanted, KnownItem known, PlannedStep step) {
    boolean yielding = step.buys() || step == PlannedStep.KEEP_FAILED;
    items.add(wanted, lot(step, wanted), yielding && known.state() != ItemState.SUBMITTED);
  }

  /** The state that the import finds, when the run has looked at what was being sent. */
  private ItemState atStart(ItemState state) {
    ItemState doubted = state == ItemState.SUBMITTING ? ItemState.IN_DOUBT : state;
    return doubted == ItemState.IN_DOUBT && resubmits ? ItemState.PENDING : doubted;
  }

  private PlannedStep step(KnownItem known, WantedItem wanted) {
    return switch (known.verdict(wanted, intact)) {
      case MAKE -> PlannedStep.MAKE_CHANGED;
      case INVALIDATE -> PlannedStep.REFUSE;
      case TAKE_BACK -> PlannedStep.KEEP;
      case FETCH_AGAIN -> PlannedStep.FETCH_AGAIN;
      case KEEP -> kept(known, wanted);
    };
  }

  private PlannedStep kept(KnownItem known, WantedItem wanted) {
    return switch (known.state()) {
      case PENDING -> PlannedStep.MAKE_UNFINISHED;
      case SUBMITTED -> collected(sent.get(known.id()), wanted);
      case FAILED -> PlannedStep.KEEP_FAILED;
      case DONE -> PlannedStep.KEEP;
      case SUBMITTING, IN_DOUBT -> PlannedStep.HOLD;
      case INVALID -> PlannedStep.REFUSE;
    };
  }

  /** When it is collected, what the input asks for by now is still to be made. */
  private static PlannedStep collected(@Nullable Sent generation, WantedItem wanted) {
    if (generation == null) {
      return PlannedStep.COLLECT;
    }
    boolean superseded =
        !Arrays.equals(generation.fingerprint(), LedgerRows.bytes(wanted.fingerprint()));
    if (superseded && wanted.request() != null) {
      return PlannedStep.MAKE_CHANGED;
    }
    return generation.refetch() ? PlannedStep.FETCH_AGAIN : PlannedStep.COLLECT;
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
    List<Sent> flying = sent.values().stream().filter(one -> !one.refetch()).toList();
    return new PlannedImport(
        items.counts(),
        placed,
        flying.size(),
        flying.stream().map(Sent::price).reduce(Money.ZERO, Money::plus),
        List.copyOf(items.collisions()));
  }

  @Override
  public void close() throws SQLException {
    if (connection != null) {
      connection.close();
    }
  }
}
