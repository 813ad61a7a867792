package dev.pressrun.engine;

/** Why submission ended before all items were submitted. */
public enum StopReason {
  /** The user asked for it, with Ctrl-C. */
  INTERRUPTED,
  /** The machine asked for it, with SIGTERM. */
  TERMINATED,
  /** The cap on cost or pictures leaves no room for another picture. */
  CAP_REACHED,
  /** The user was asked whether the run may cost so much, and did not say yes. */
  DECLINED,
  /** The account takes no request: key, funds, or suspension. */
  ACCOUNT,
  /** The API has not answered for as long as the user is willing to wait. */
  OUT_OF_SERVICE,
  /** The output folder or the ledger cannot be written. */
  DISK
}
