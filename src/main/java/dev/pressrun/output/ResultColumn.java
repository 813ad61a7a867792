package dev.pressrun.output;

import dev.pressrun.model.FailureCode;
import dev.pressrun.model.ItemReport;
import dev.pressrun.model.ItemState;
import dev.pressrun.model.Picture;
import dev.pressrun.model.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The columns that the manifest adds to the input's own, in their order. Numbers are numbers here;
 * times are ISO 8601 in UTC; null stands for "there is none".
 */
enum ResultColumn {
  KEY(report -> report.key().value()),
  STATUS(report -> status(report.state())),
  FILE(picture(Picture::file)),
  SHA256(picture(Picture::sha256)),
  BYTES(picture(Picture::bytes)),
  WIDTH(picture(Picture::width)),
  HEIGHT(picture(Picture::height)),
  GENERATION_ID(ItemReport::generationId),
  ATTEMPTS(ItemReport::attempts),
  FAILURE_CODE(failure(FailureCode::id)),
  MESSAGE(report -> message(report) == null ? change(report) : message(report)),
  COST_USD(report -> new BigDecimal(report.paid().toPlainString())),
  SUBMITTED_AT(report -> time(report.submittedAt())),
  COMPLETED_AT(report -> time(report.finishedAt())),
  SAVED_AT(report -> report.picture() == null ? null : time(report.finishedAt())),
  MODEL(report -> report.request() == null ? null : report.request().effectiveModel()),
  REQUEST_ID(ItemReport::requestId),
  ADVICE(failure(FailureCode::advice));

  private final Function<ItemReport, @Nullable Object> value;

  ResultColumn(Function<ItemReport, @Nullable Object> value) {
    this.value = value;
  }

  /** Such as {@code generation_id}; in the CSV with {@code result_} before it. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Nullable Object of(ItemReport report) {
    return value.apply(report);
  }

  /** A state as the output files write it, such as {@code in_doubt}. */
  static String status(ItemState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  /** Why there is no picture, for people: the row's problems or the failure. */
  static @Nullable String message(ItemReport report) {
    if (!report.problems().isEmpty()) {
      return report.problems().stream().map(Problem::toString).collect(Collectors.joining("; "));
    }
    if (report.failure() != null) {
      return report.failure().message();
    }
    return report.state() == ItemState.SUBMITTED
        ? "The provider had not finished it when the run ended. Its id is kept; run again to ask for it."
        : null;
  }

  private static @Nullable String change(ItemReport report) {
    if (report.changed() == null) {
      return null;
    }
    return (report.state() == ItemState.DONE
            ? "made anew, changed: "
            : "to be made anew, changed: ")
        + report.changed();
  }

  private static @Nullable String time(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  private static Function<ItemReport, @Nullable Object> picture(Function<Picture, Object> part) {
    return report -> report.picture() == null ? null : part.apply(report.picture());
  }

  private static Function<ItemReport, @Nullable Object> failure(
      Function<FailureCode, Object> part) {
    return report -> report.failure() == null ? null : part.apply(report.failure().code());
  }
}
