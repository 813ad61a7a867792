package dev.pressrun.model;

/**
 * Where an item stands in its life; the moves between states are in {@code engine.ItemLifecycle}.
 */
public enum ItemState {
  /** The row or a reference is bad; nothing is sent, nothing is paid. */
  INVALID,
  /** Waits to be submitted. */
  PENDING,
  /**
   * Written down before the first byte of its POST leaves; what is found in this state at start-up
   * is in doubt, unless it is known all the same what became of it.
   */
  SUBMITTING,
  /** The API has given it a generation id. */
  SUBMITTED,
  /** Its picture is complete, verified and under its final name. */
  DONE,
  /** Ended without a picture; the failure says what would help. */
  FAILED,
  /**
   * A POST left and its answer never came: it may be paid for, and only the user sends it again.
   */
  IN_DOUBT
}
