package dev.pressrun.engine;

import dev.pressrun.ledger.AttemptState;
import dev.pressrun.model.Failure;
import dev.pressrun.model.Picture;
import org.jspecify.annotations.Nullable;

/** What can happen to an item. */
public sealed interface ItemEvent {
  /** What went wrong; null where nothing did. */
  default @Nullable Failure failure() {
    return null;
  }

  /** The permit to submit it is there; its POST is about to leave. */
  record Permitted() implements ItemEvent {}

  /** The API has taken it on. */
  record Accepted(String generationId) implements ItemEvent {}

  /** The API took nothing on, and the same request may be sent again. */
  record NothingMade(Failure failure) implements ItemEvent {}

  /** Nothing was taken on, and never will be with this request. */
  record Refused(Failure failure) implements ItemEvent {}

  /** The POST left, and whether a generation exists is unknown. */
  record AnswerLost(Failure failure) implements ItemEvent {}

  /**
   * The generation ended without a picture.
   *
   * @param triesLeft whether the item may be tried again, if that can help
   */
  record GenerationFailed(Failure failure, boolean triesLeft) implements ItemEvent {}

  /** The API no longer knows the generation; it was taken on, so it counts as paid. */
  record GenerationUnknown(Failure failure) implements ItemEvent {}

  /** The picture is complete, verified, and under its final name. */
  record PictureStored(Picture picture) implements ItemEvent {}

  /**
   * The picture is stored, but the input asks for another one by now.
   *
   * @param invalid whether what the input asks for now is invalid
   */
  record SupersededStored(boolean invalid) implements ItemEvent {}

  /**
   * The generation came to nothing, but the input asks for another one by now.
   *
   * @param attempt what the generation's attempt has come to
   * @param invalid whether what the input asks for now is invalid
   */
  record SupersededEnded(Failure failure, AttemptState attempt, boolean invalid)
      implements ItemEvent {}

  /** The generation is completed and billed, and its picture could not be had. */
  record PictureUnobtainable(Failure failure) implements ItemEvent {}

  /** A run began and found the item where the last one left it. */
  record RunBegan() implements ItemEvent {}

  /** The user wants an item in doubt sent again, knowing that it may be paid for twice. */
  record Resubmit() implements ItemEvent {}

  /** The user gives up on an item in doubt. */
  record GiveUp(Failure failure) implements ItemEvent {}

  /** The user wants a failed item tried again. */
  record Rerun() implements ItemEvent {}
}
