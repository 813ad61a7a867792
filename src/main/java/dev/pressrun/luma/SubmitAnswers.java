package dev.pressrun.luma;

import dev.pressrun.model.Failure;
import dev.pressrun.model.FailureCode;

/** What each answer to a submission means. */
final class SubmitAnswers {
  private final AnswerReader reader;

  SubmitAnswers(AnswerReader reader) {
    this.reader = reader;
  }

  SubmitOutcome understand(Answer answer) {
    return answer.isSuccess() ? success(answer) : failure(answer);
  }

  /** An id is all that matters: with it the picture can be collected, however broken the rest. */
  private SubmitOutcome success(Answer answer) {
    AnswerReader.Reading reading = reader.generation(answer);
    String id = reading.id();
    if (id != null) {
      return new SubmitOutcome.Accepted(
          reading.asGeneration(id), RateHeaders.read(answer.headers(), answer::at));
    }
    FailureCode code = answer.whole() ? FailureCode.UNEXPECTED_ANSWER : FailureCode.ANSWER_LOST;
    return new SubmitOutcome.InDoubt(
        new Failure(code, "HTTP " + answer.status() + " without a usable generation id"));
  }

  private SubmitOutcome failure(Answer answer) {
    int status = answer.status();
    return switch (status) {
      case 401, 402, 403 -> new SubmitOutcome.AccountBlocked(named(answer, FailureCode.UNKNOWN));
      case 429 -> limited(answer);
      // 425 Too Early says that the server did not process the request (RFC 8470, 5.2).
      case 425, 502, 503 ->
          new SubmitOutcome.Unavailable(
              named(answer, FailureCode.UPSTREAM_UNAVAILABLE), answer.retryAfter());
      // Gateways use 408 and 499 for an upstream that took too long: it may have gone on working.
      case 408, 499, 504 -> new SubmitOutcome.InDoubt(named(answer, FailureCode.ANSWER_LOST));
      default ->
          status >= 400 && status <= 499
              ? new SubmitOutcome.Refused(named(answer, FailureCode.UNKNOWN))
              : new SubmitOutcome.InDoubt(named(answer, FailureCode.UNEXPECTED_ANSWER));
    };
  }

  private static SubmitOutcome limited(Answer answer) {
    return RateHeaders.present(answer.headers())
        ? new SubmitOutcome.Throttled(
            RateHeaders.read(answer.headers(), answer::at), answer.retryAfter())
        : new SubmitOutcome.SlotsFull(answer.retryAfter());
  }

  private Failure named(Answer answer, FailureCode otherwise) {
    return FailureTable.ofStatus(answer.status(), otherwise, reader.detail(answer));
  }
}
