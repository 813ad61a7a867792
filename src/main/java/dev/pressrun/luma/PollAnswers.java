package dev.pressrun.luma;

import dev.pressrun.model.Failure;
import dev.pressrun.model.FailureCode;

/**
 * What each answer to a poll means. A poll changes nothing, so whatever is unclear is asked again.
 */
final class PollAnswers {
  private final AnswerReader reader;

  PollAnswers(AnswerReader reader) {
    this.reader = reader;
  }

  PollOutcome understand(String generationId, Answer answer) {
    return switch (answer.status()) {
      case 200 -> found(generationId, answer);
      case 401, 402, 403 -> new PollOutcome.AccountBlocked(named(answer));
      case 404 -> new PollOutcome.Gone(named(answer));
      default -> new PollOutcome.Unavailable(named(answer), answer.retryAfter());
    };
  }

  private PollOutcome found(String generationId, Answer answer) {
    AnswerReader.Reading reading = reader.generation(answer);
    boolean ours = generationId.equals(reading.id());
    boolean unnamed = reading.id() == null && reading.state() != null;
    if (reading.complete() && (ours || unnamed)) {
      return new PollOutcome.Found(reading.asGeneration(generationId));
    }
    return new PollOutcome.Unavailable(
        new Failure(
            FailureCode.UPSTREAM_UNAVAILABLE, "HTTP 200 without a description of this generation"),
        answer.retryAfter());
  }

  private Failure named(Answer answer) {
    return FailureTable.ofStatus(
        answer.status(), FailureCode.UPSTREAM_UNAVAILABLE, reader.detail(answer));
  }
}
