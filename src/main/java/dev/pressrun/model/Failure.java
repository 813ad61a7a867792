package dev.pressrun.model;

/**
 * Why an item, or the whole run, did not go on.
 *
 * @param code what went wrong, in the program's own dictionary
 * @param detail the other side's words, free of secrets; may be empty
 */
public record Failure(FailureCode code, String detail) {
  public static Failure of(FailureCode code) {
    return new Failure(code, "");
  }

  /** For people: the dictionary's sentence, and the other side's words where there are any. */
  public String message() {
    return detail.isBlank() ? code.sentence() : code.sentence() + " (" + detail + ")";
  }
}
