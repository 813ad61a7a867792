package dev.pressrun.input;

/** What becomes of a submission whose answer was lost. */
public enum InDoubtPolicy {
  /** It waits for the user's word. */
  HOLD,
  /** It is submitted again, which may pay twice. */
  RESUBMIT
}
