package dev.pressrun.output;

import dev.pressrun.model.Failure;
import dev.pressrun.model.FailureCode;
import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.ItemKey;
import dev.pressrun.model.ItemReport;
import dev.pressrun.model.ItemState;
import dev.pressrun.model.Money;
import dev.pressrun.model.Picture;
import dev.pressrun.model.Problem;
import dev.pressrun.model.Reference;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports for tests, each state with what belongs to it. */
final class Reports {
  static final Money PRICE = Money.of("0.0404");
  private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

  private Reports() {}

  static ItemReport done(int line, List<String> values, String prompt, Picture picture) {
    return done(line, values, ImageRequest.ofPrompt(prompt), picture);
  }

  static ItemReport done(int line, List<String> values, ImageRequest request, Picture picture) {
    Instant submitted = START.plusSeconds(line);
    return report(
        line,
        values,
        request,
        ItemState.DONE,
        null,
        PRICE,
        picture,
        submitted.plusMillis(24_000 + line * 7919L % 23_000));
  }

  static ItemReport failed(int line, List<String> values, String prompt, Failure failure) {
    return report(
        line,
        values,
        ImageRequest.ofPrompt(prompt),
        ItemState.FAILED,
        failure,
        Money.ZERO,
        null,
        START.plusSeconds(line + 9L));
  }

  static ItemReport inDoubt(int line, List<String> values, String prompt) {
    Failure failure = Failure.of(FailureCode.ANSWER_LOST);
    ImageRequest request = ImageRequest.ofPrompt(prompt);
    return report(line, values, request, ItemState.IN_DOUBT, failure, Money.ZERO, null, null);
  }

  static ItemReport unsettled(int line, List<String> values, String prompt, ItemState state) {
    ImageRequest request = ImageRequest.ofPrompt(prompt);
    return report(line, values, request, state, null, Money.ZERO, null, null);
  }

  static ItemReport invalid(int line, List<String> values, String column, String message) {
    Problem problem = new Problem("products.csv", line, column, message);
    return new ItemReport(
        line,
        new ItemKey("row-" + line),
        values,
        null,
        ItemState.INVALID,
        List.of(problem),
        null,
        0,
        null,
        null,
        null,
        Money.ZERO,
        null,
        null,
        null,
        null);
  }

  static ImageRequest withReferences(String prompt, Reference... references) {
    return new ImageRequest(
        prompt, "image", "uni-1", "1:1", null, "png", List.of(references), null, null, null);
  }

  static ItemReport withKey(String key, ItemReport report) {
    return new ItemReport(
        report.line(),
        new ItemKey(key),
        report.values(),
        report.request(),
        report.state(),
        report.problems(),
        report.failure(),
        report.attempts(),
        report.generationId(),
        report.requestId(),
        report.price(),
        report.paid(),
        report.picture(),
        report.submittedAt(),
        report.finishedAt(),
        report.changed());
  }

  static Picture picture(String file, int width, int height) {
    return new Picture(file, 5_000_000, 1_700_000_000_000L, "ab".repeat(32), width, height);
  }

  private static ItemReport report(
      int line,
      List<String> values,
      ImageRequest request,
      ItemState state,
      @Nullable Failure failure,
      Money paid,
      @Nullable Picture picture,
      @Nullable Instant finished) {
    boolean sent = state != ItemState.PENDING;
    return new ItemReport(
        line,
        new ItemKey(values.isEmpty() ? "row-" + line : values.get(0)),
        values,
        request,
        state,
        List.of(),
        failure,
        sent ? 1 : 0,
        state == ItemState.DONE ? "gen-" + line : null,
        sent ? "req-" + line : null,
        PRICE,
        paid,
        picture,
        sent ? START.plusSeconds(line) : null,
        finished,
        null);
  }
}
