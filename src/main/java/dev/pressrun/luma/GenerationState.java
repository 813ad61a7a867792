package dev.pressrun.luma;

/** Where a generation stands, in the API's words. */
public enum GenerationState {
  QUEUED,
  PROCESSING,
  COMPLETED,
  FAILED,
  /** A word that is not in the reference, or none: not known to have ended. */
  UNKNOWN;

  static GenerationState ofWord(String word) {
    return switch (word) {
      case "queued" -> QUEUED;
      case "processing" -> PROCESSING;
      case "completed" -> COMPLETED;
      case "failed" -> FAILED;
      default -> UNKNOWN;
    };
  }
}
