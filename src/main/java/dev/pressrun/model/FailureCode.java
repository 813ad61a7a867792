package dev.pressrun.model;

import static dev.pressrun.model.Remedy.ASK_THE_USER;
import static dev.pressrun.model.Remedy.CHANGE_THE_ROW;
import static dev.pressrun.model.Remedy.FETCH_AGAIN;
import static dev.pressrun.model.Remedy.MEND_THE_ACCOUNT;
import static dev.pressrun.model.Remedy.SUBMIT_AGAIN;

import java.util.Locale;
import java.util.Optional;

/**
 * The dictionary of failures: every way in which an item can end without a picture, with a sentence
 * for a marketer and what to do about it. The first group are the API's own {@code failure_code}s,
 * the second its HTTP statuses, the third pressrun's.
 */
public enum FailureCode {
  CONTENT_MODERATED(
      CHANGE_THE_ROW,
      "The provider's filter refused this prompt or picture.",
      "Reword it and run again."),
  GENERATION_FAILED(
      SUBMIT_AGAIN,
      "The provider's model failed to make this picture.",
      "Run it again with rerun --failed."),
  OUTPUT_NOT_FOUND(
      SUBMIT_AGAIN,
      "The provider made this picture but could not find it again.",
      "Run it again with rerun --failed."),
  RATE_LIMITED(
      SUBMIT_AGAIN,
      "The provider was too busy for this picture.",
      "Run it again later with rerun --failed."),
  BUDGET_EXHAUSTED(MEND_THE_ACCOUNT, "The account ran out of funds.", "Add funds and run again."),
  IMAGE_TOO_LARGE(
      CHANGE_THE_ROW,
      "A reference picture is too large for the provider.",
      "Use a smaller one and run again."),
  UNSUPPORTED_FORMAT(
      CHANGE_THE_ROW,
      "A reference picture is in a format that the provider does not read.",
      "Save it as PNG or JPEG and run again."),
  CORRUPT_INPUT(CHANGE_THE_ROW, "A reference picture is damaged.", "Replace it and run again."),
  INVALID_REQUEST(
      CHANGE_THE_ROW,
      "The provider refused this row's settings.",
      "Correct the row and run again."),

  BAD_REQUEST(
      CHANGE_THE_ROW,
      "The provider refused this row's settings.",
      "Correct the row and run again."),
  UNAUTHORIZED(
      MEND_THE_ACCOUNT,
      "The provider does not accept the API key.",
      "Check LUMA_AGENTS_API_KEY and run again."),
  NO_FUNDS(MEND_THE_ACCOUNT, "The account has no funds.", "Add funds and run again."),
  SUSPENDED(
      MEND_THE_ACCOUNT,
      "The provider has suspended the account.",
      "Talk to the provider, then run again."),
  NOT_FOUND(
      SUBMIT_AGAIN,
      "The provider no longer knows this generation.",
      "run --remake makes it anew; that buys a new picture."),
  TOO_LARGE(
      CHANGE_THE_ROW,
      "A reference picture is over the provider's 50 MB.",
      "Use a smaller one and run again."),
  UNPROCESSABLE(
      CHANGE_THE_ROW,
      "The provider refused this row's settings or reference pictures.",
      "Correct the row and run again."),
  UPSTREAM_UNAVAILABLE(SUBMIT_AGAIN, "The provider was out of service.", "Run again later."),
  INGESTION_UNAVAILABLE(
      SUBMIT_AGAIN, "The provider could not take in reference pictures.", "Run again later."),

  NOT_SENT(
      SUBMIT_AGAIN,
      "The provider could not be reached; nothing was sent.",
      "Check the network and run again."),
  ANSWER_LOST(
      ASK_THE_USER,
      "The request left, and its answer never came: it may be paid for.",
      "Settle it with resolve --resubmit or --give-up."),
  UNEXPECTED_ANSWER(
      ASK_THE_USER,
      "The answer could not be understood: it may be paid for.",
      "Settle it with resolve --resubmit or --give-up."),
  DOWNLOAD_FAILED(
      FETCH_AGAIN,
      "The picture is made and paid for, but could not be downloaded.",
      "Fetch it with rerun --failed; that buys nothing."),
  NO_OUTPUT(
      SUBMIT_AGAIN,
      "The provider reported success without a picture.",
      "Run it again with rerun --failed."),
  REFERENCE_CHANGED(
      CHANGE_THE_ROW, "A reference picture changed while the run was going on.", "Run again."),
  PARENT_NOT_MADE(
      SUBMIT_AGAIN,
      "The picture that this one is made from is not there.",
      "Settle that row first; this one follows by itself with the next run."),
  GIVEN_UP(
      ASK_THE_USER,
      "Given up by resolve --give-up after its answer was lost.",
      "Make it anew with rerun --failed."),
  UNKNOWN(
      CHANGE_THE_ROW,
      "The provider refused this picture for a reason that pressrun does not know.",
      "Read the provider's words, correct the row and run again.");

  private final Remedy remedy;
  private final String sentence;
  private final String advice;

  FailureCode(Remedy remedy, String sentence, String advice) {
    this.remedy = remedy;
    this.sentence = sentence;
    this.advice = advice;
  }

  /** The code as files and command lines write it, such as {@code content_moderated}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Remedy remedy() {
    return remedy;
  }

  /** What happened, for a marketer. */
  public String sentence() {
    return sentence;
  }

  /** What to do about it, for a marketer. */
  public String advice() {
    return advice;
  }

  /** The code that is written as {@code id}, if it is one of the dictionary's. */
  public static Optional<FailureCode> ofId(String id) {
    for (FailureCode code : values()) {
      if (code.id().equals(id)) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }
}
