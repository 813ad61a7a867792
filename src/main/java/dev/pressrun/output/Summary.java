package dev.pressrun.output;

import dev.pressrun.model.FailureCode;
import dev.pressrun.model.ItemReport;
import dev.pressrun.model.ItemState;
import dev.pressrun.model.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * A job in numbers. The counts by state add up to the rows, and the counts by failure code to the
 * failed, the in-doubt, and those that wait for a picture that was not made.
 *
 * @param rows all items
 * @param states how many are in each state; every state has an entry
 * @param failures how many of these items have each code, in the dictionary's order
 * @param money what was and may have been paid
 * @param pictures how many pictures there are, and their bytes
 * @param times when it began and ended, and how long pictures took
 * @param submissions POSTs that reached the wire, over all runs
 */
public record Summary(
    long rows,
    Map<ItemState, Long> states,
    Map<FailureCode, Long> failures,
    MoneyTotals money,
    PictureTotals pictures,
    Times times,
    long submissions) {

  /**
   * @param spent billed for good
   * @param inFlight the price of what is being made
   * @param inDoubt the price of what may have been paid for
   * @param unknownPrices items made, in flight or in doubt whose price is not known, so that the
   *     amounts say too little
   */
  public record MoneyTotals(Money spent, Money inFlight, Money inDoubt, long unknownPrices) {}

  public record PictureTotals(long count, long bytes) {}

  /**
   * @param firstSubmittedAt of all latest submissions
   * @param medianMillis from submission to the stored picture, to two significant digits; 0 where
   *     there is none, as the next two
   * @param millisHistogram how many pictures took so many milliseconds
   */
  public record Times(
      @Nullable Instant firstSubmittedAt,
      @Nullable Instant lastFinishedAt,
      long medianMillis,
      long p90Millis,
      long longestMillis,
      NavigableMap<Long, Long> millisHistogram) {}

  public long count(ItemState state) {
    return states.getOrDefault(state, 0L);
  }

  /** Adds up reports, one after the other. */
  public static final class Builder {
    private final Map<ItemState, Long> states = new EnumMap<>(ItemState.class);
    private final Map<FailureCode, Long> failures = new EnumMap<>(FailureCode.class);
    private final DurationTally durations = new DurationTally();
    private long rows;
    private long submissions;
    private Money spent = Money.ZERO;
    private Money inFlight = Money.ZERO;
    private Money inDoubt = Money.ZERO;
    private long unknownPrices;
    private long pictures;
    private long bytes;
    private @Nullable Instant first;
    private @Nullable Instant last;

    public Builder() {
      for (ItemState state : ItemState.values()) {
        states.put(state, 0L);
      }
    }

    public Builder add(ItemReport report) {
      rows++;
      states.merge(report.state(), 1L, Long::sum);
      submissions += report.attempts();
      if (isWithoutPicture(report)) {
        FailureCode code = report.failure() == null ? FailureCode.UNKNOWN : report.failure().code();
        failures.merge(code, 1L, Long::sum);
      }
      addMoney(report);
      addTimes(report);
      if (report.state() == ItemState.DONE && report.picture() != null) {
        pictures++;
        bytes += report.picture().bytes();
      }
      return this;
    }

    private static boolean isWithoutPicture(ItemReport report) {
      boolean waitsInVain =
          report.state() == ItemState.PENDING
              && report.failure() != null
              && report.failure().code() == FailureCode.PARENT_NOT_MADE;
      return report.state() == ItemState.FAILED
          || report.state() == ItemState.IN_DOUBT
          || waitsInVain;
    }

    /** The same reports, each added as it passes: one pass for summary and manifest. */
    public Iterator<ItemReport> watching(Iterator<ItemReport> reports) {
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return reports.hasNext();
        }

        @Override
        public ItemReport next() {
          ItemReport report = reports.next();
          add(report);
          return report;
        }
      };
    }

    public Summary build() {
      return new Summary(
          rows,
          Collections.unmodifiableMap(new EnumMap<>(states)),
          Collections.unmodifiableMap(new EnumMap<>(failures)),
          new MoneyTotals(spent, inFlight, inDoubt, unknownPrices),
          new PictureTotals(pictures, bytes),
          new Times(
              first,
              last,
              durations.percentileMillis(50),
              durations.percentileMillis(90),
              durations.percentileMillis(100),
              durations.histogram()),
          submissions);
    }

    private void addMoney(ItemReport report) {
      spent = spent.plus(report.paid());
      boolean flying =
          report.state() == ItemState.SUBMITTING || report.state() == ItemState.SUBMITTED;
      boolean doubtful = report.state() == ItemState.IN_DOUBT;
      boolean made = report.state() == ItemState.DONE;
      if (report.price() == null) {
        unknownPrices += flying || doubtful || made ? 1 : 0;
      } else if (flying) {
        inFlight = inFlight.plus(report.price());
      } else if (doubtful) {
        inDoubt = inDoubt.plus(report.price());
      }
    }

    private void addTimes(ItemReport report) {
      Instant submitted = report.submittedAt();
      Instant finished = report.finishedAt();
      if (submitted != null && (first == null || submitted.isBefore(first))) {
        first = submitted;
      }
      if (finished != null && (last == null || finished.isAfter(last))) {
        last = finished;
      }
      if (report.state() == ItemState.DONE && submitted != null && finished != null) {
        durations.add(Duration.between(submitted, finished));
      }
    }
  }
}
