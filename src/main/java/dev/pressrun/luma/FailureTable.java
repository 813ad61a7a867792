package dev.pressrun.luma;

import dev.pressrun.model.Failure;
import dev.pressrun.model.FailureCode;
import java.util.Map;

/**
 * What the API's statuses and failure codes mean, in one place; from its reference (2026).
 *
 * <p>Which statuses are safe to send again is a matter of the call, see {@link SubmitOutcome} and
 * {@link PollOutcome}.
 */
public final class FailureTable {
  private static final Map<Integer, FailureCode> STATUSES =
      Map.ofEntries(
          Map.entry(400, FailureCode.BAD_REQUEST),
          Map.entry(401, FailureCode.UNAUTHORIZED),
          Map.entry(402, FailureCode.NO_FUNDS),
          Map.entry(403, FailureCode.SUSPENDED),
          Map.entry(404, FailureCode.NOT_FOUND),
          Map.entry(413, FailureCode.TOO_LARGE),
          Map.entry(422, FailureCode.UNPROCESSABLE),
          Map.entry(429, FailureCode.RATE_LIMITED),
          Map.entry(502, FailureCode.UPSTREAM_UNAVAILABLE),
          Map.entry(503, FailureCode.INGESTION_UNAVAILABLE));

  /** The API's own codes only: a server must not be able to name one of pressrun's. */
  private static final Map<String, FailureCode> CODES =
      Map.of(
          "content_moderated", FailureCode.CONTENT_MODERATED,
          "generation_failed", FailureCode.GENERATION_FAILED,
          "output_not_found", FailureCode.OUTPUT_NOT_FOUND,
          "rate_limited", FailureCode.RATE_LIMITED,
          "budget_exhausted", FailureCode.BUDGET_EXHAUSTED,
          "image_too_large", FailureCode.IMAGE_TOO_LARGE,
          "unsupported_format", FailureCode.UNSUPPORTED_FORMAT,
          "corrupt_input", FailureCode.CORRUPT_INPUT,
          "invalid_request", FailureCode.INVALID_REQUEST);

  private FailureTable() {}

  /**
   * The failure that a status stands for.
   *
   * @param otherwise for a status that is not in the reference, which the detail then names
   * @param words the server's own, free of secrets; may be empty
   */
  static Failure ofStatus(int status, FailureCode otherwise, String words) {
    FailureCode code = STATUSES.get(status);
    if (code != null && !words.isEmpty()) {
      return new Failure(code, words);
    }
    String named = words.isEmpty() ? "HTTP " + status : "HTTP " + status + ": " + words;
    return new Failure(code == null ? otherwise : code, named);
  }

  /** Why a generation failed; a code that is not in the reference is named in the detail. */
  public static Failure ofGeneration(Generation generation) {
    String word = generation.failureCode() == null ? "" : generation.failureCode();
    String reason = generation.failureReason() == null ? "" : generation.failureReason();
    FailureCode code = CODES.get(word);
    if (code != null) {
      return new Failure(code, reason);
    }
    String named = word.isEmpty() || reason.isEmpty() ? word + reason : word + ": " + reason;
    return new Failure(FailureCode.UNKNOWN, named);
  }
}
