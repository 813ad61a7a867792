package dev.pressrun.ledger;

/** What became of one submission, and of its money. */
public enum AttemptState {
  /** Written down; its POST may be on the wire. Its price is held. */
  SENDING,
  /** The API has given it a generation id. Its price is held. */
  ACCEPTED,
  /** Its generation completed, or was taken on and is not known any more. Its price is spent. */
  BILLED,
  /** Refused, failed or never sent. Its price is given back. */
  FREE,
  /** Its answer was lost: it may be billed. Its price is held. */
  IN_DOUBT,
  /**
   * Was in doubt, and the user has settled it without knowing. Its price counts in the run that
   * sent it.
   */
  WRITTEN_OFF
}
