package dev.pressrun.simulator;

import dev.pressrun.model.FailureCode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that can be made to go wrong, by the name that a {@link FaultPlan}'s text uses. */
public enum FaultKind {
  /** The connection is closed without an answer; nothing was created. */
  RESET("reset", Place.POST),
  /** The generation exists and will be billed; the connection is closed without an answer. */
  LOST_ANSWER("lost-answer", Place.POST),
  /** The generation exists at once; the 201 comes only after the plan's delay. */
  LATE_ANSWER("late-answer", Place.POST),
  POST_500("500", Place.POST),
  POST_502("502", Place.POST),
  POST_503("503", Place.POST),
  /** The generation exists, and the answer is a 500 all the same. */
  CREATED_500("created-500", Place.POST),
  /** The generation exists; the 201's JSON ends in the middle. */
  BROKEN_JSON("broken-json", Place.POST),
  /** An ordinary 201 with fields that the reference does not know. */
  UNKNOWN_FIELDS("unknown-fields", Place.POST),
  /** A proxy's page: HTML with status 200; nothing was created. */
  HTML("html", Place.POST),
  /** A 307 to another path of the same server; nothing was created unless it is followed. */
  REDIRECT("redirect", Place.POST),
  /** A 429 of the request window although the window is not full. */
  STORM_429("429-storm", Place.POST),

  CONTENT_MODERATED("content_moderated", FailureCode.CONTENT_MODERATED),
  GENERATION_FAILED("generation_failed", FailureCode.GENERATION_FAILED),
  OUTPUT_NOT_FOUND("output_not_found", FailureCode.OUTPUT_NOT_FOUND),
  RATE_LIMITED("rate_limited", FailureCode.RATE_LIMITED),
  BUDGET_EXHAUSTED("budget_exhausted", FailureCode.BUDGET_EXHAUSTED),
  IMAGE_TOO_LARGE("image_too_large", FailureCode.IMAGE_TOO_LARGE),
  UNSUPPORTED_FORMAT("unsupported_format", FailureCode.UNSUPPORTED_FORMAT),
  CORRUPT_INPUT("corrupt_input", FailureCode.CORRUPT_INPUT),
  INVALID_REQUEST("invalid_request", FailureCode.INVALID_REQUEST),
  /** Fails without a code and without a reason. */
  NO_CODE("no-code", Place.GENERATION),
  /** Fails with a code that the reference does not know. */
  UNKNOWN_CODE("unknown-code", Place.GENERATION),
  /** Stays in processing and keeps its slot for good. */
  NEVER_ENDING("never-ending", Place.GENERATION),
  /** While it is processing, its state is a word that the reference does not know. */
  UNKNOWN_STATE("unknown-state", Place.GENERATION),
  /** Completed, and billed, with an empty list of outputs. */
  NO_OUTPUT("no-output", Place.GENERATION),

  POLL_500("poll-500", Place.POLL),
  POLL_502("poll-502", Place.POLL),
  POLL_404("poll-404", Place.POLL),
  /** Status 200 with a body that is not JSON. */
  POLL_GARBAGE("poll-garbage", Place.POLL),
  POLL_RESET("poll-reset", Place.POLL),
  /** The right answer after the plan's delay. */
  POLL_LATE("poll-late", Place.POLL),

  /** The connection is closed in the middle of the bytes. */
  DOWNLOAD_TRUNCATED("download-truncated", Place.DOWNLOAD),
  /** Half of the bytes, then nothing for the plan's delay, then the connection is closed. */
  DOWNLOAD_STALLED("download-stalled", Place.DOWNLOAD),
  /** The declared length is too short, and so is the body: whole as HTTP, cut as a picture. */
  DOWNLOAD_LENGTH("download-length", Place.DOWNLOAD),
  DOWNLOAD_HTML("download-html", Place.DOWNLOAD),
  /** As for an expired URL. */
  DOWNLOAD_403("download-403", Place.DOWNLOAD),
  DOWNLOAD_404("download-404", Place.DOWNLOAD),
  DOWNLOAD_500("download-500", Place.DOWNLOAD),
  /** The right length, with bytes changed: a PNG's checksum, a JPEG's end. */
  DOWNLOAD_DAMAGED("download-damaged", Place.DOWNLOAD),
  /** The picture under the content type of another format. */
  DOWNLOAD_TYPE("download-type", Place.DOWNLOAD),
  /** The picture with {@code Content-Encoding: gzip}. */
  DOWNLOAD_GZIP("download-gzip", Place.DOWNLOAD),
  /** A redirect to the same host, where the picture is. */
  DOWNLOAD_REDIRECT("download-redirect", Place.DOWNLOAD),
  /** The picture, and then more bytes for as long as the client reads. */
  DOWNLOAD_ENDLESS("download-endless", Place.DOWNLOAD);

  /** Where in a picture's life a fault can strike; one chance is drawn at each. */
  enum Place {
    POST,
    GENERATION,
    POLL,
    DOWNLOAD
  }

  private final String id;
  private final Place place;
  private final @Nullable FailureCode failure;

  FaultKind(String id, Place place) {
    this.id = id;
    this.place = place;
    this.failure = null;
  }

  FaultKind(String id, FailureCode failure) {
    this.id = id;
    this.place = Place.GENERATION;
    this.failure = failure;
  }

  /** The name in texts, such as {@code lost-answer}. */
  public String id() {
    return id;
  }

  Place place() {
    return place;
  }

  /** The code with which a generation fails, if that is what this fault does. */
  @Nullable FailureCode failure() {
    return failure;
  }

  /** Whether a POST that it strikes creates a generation. */
  boolean creates() {
    return switch (this) {
      case LOST_ANSWER, LATE_ANSWER, CREATED_500, BROKEN_JSON, UNKNOWN_FIELDS -> true;
      default -> false;
    };
  }

  static List<String> ids() {
    return Arrays.stream(values()).map(FaultKind::id).toList();
  }

  static Optional<FaultKind> ofId(String id) {
    return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
  }
}
