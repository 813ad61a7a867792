package dev.pressrun.ledger;

import dev.pressrun.model.Money;
import dev.pressrun.model.Picture;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a run would do about known items, now that the input asks for this. Memory holds the
 * generations that are not collected yet.
 */
final class PlannedSteps {
  private static final String SENT =
      "SELECT i.id, a.fingerprint, a.state = 'BILLED' AS refetch, a.price"
          + " FROM item i JOIN attempt a ON a.id = i.attempt_id WHERE i.state = 'SUBMITTED'";

  private final Predicate<Picture> intact;
  private final Map<Long, Sent> sent = new HashMap<>();

  /** A generation that is not collected yet. */
  private record Sent(byte[] fingerprint, boolean refetch, Money price) {}

  /**
   * @param ledger null where there was no run yet
   */
  PlannedSteps(@Nullable Connection ledger, Predicate<Picture> intact) throws SQLException {
    this.intact = intact;
    if (ledger != null) {
      readSent(ledger);
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

  PlannedStep step(KnownItem known, WantedItem wanted) {
    return switch (known.verdict(wanted, intact)) {
      case MAKE -> PlannedStep.MAKE_CHANGED;
      case INVALIDATE -> PlannedStep.REFUSE;
      case TAKE_BACK -> PlannedStep.KEEP;
      case FETCH_AGAIN, COLLECT -> PlannedStep.FETCH_AGAIN;
      case KEEP -> kept(known, wanted);
    };
  }

  private PlannedStep kept(KnownItem known, WantedItem wanted) {
    return switch (known.state()) {
      case PENDING -> PlannedStep.MAKE_UNFINISHED;
      case SUBMITTED -> collected(known, wanted);
      case FAILED -> PlannedStep.KEEP_FAILED;
      case DONE -> PlannedStep.KEEP;
      case SUBMITTING, IN_DOUBT -> PlannedStep.HOLD;
      case INVALID -> PlannedStep.REFUSE;
    };
  }

  /**
   * When it is collected, what the input asks for by now is still to be made, unless it was before.
   */
  private PlannedStep collected(KnownItem known, WantedItem wanted) {
    Sent generation = sent.get(known.id());
    if (generation == null) {
      return PlannedStep.COLLECT;
    }
    boolean superseded =
        !Arrays.equals(generation.fingerprint(), LedgerRows.bytes(wanted.fingerprint()));
    if (superseded && wanted.request() != null && !known.wasMadeFor(wanted)) {
      return PlannedStep.MAKE_CHANGED;
    }
    return generation.refetch() ? PlannedStep.FETCH_AGAIN : PlannedStep.COLLECT;
  }

  /** How many generations are not collected yet, without what is fetched once more. */
  long inFlight() {
    return flying().size();
  }

  /** What those cost, as far as prices are known. */
  Money inFlightCost() {
    return flying().stream().map(Sent::price).reduce(Money.ZERO, Money::plus);
  }

  private List<Sent> flying() {
    return sent.values().stream().filter(one -> !one.refetch()).toList();
  }
}
