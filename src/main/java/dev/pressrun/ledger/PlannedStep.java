package dev.pressrun.ledger;

/** What a run would do about an item of the input. */
public enum PlannedStep {
  /** Its picture is bought: it was never asked for before. */
  MAKE_NEW(true),
  /** Its picture is bought: it was asked for before in another way, or was invalid. */
  MAKE_CHANGED(true),
  /** Its picture is bought: an earlier run did not come to it. */
  MAKE_UNFINISHED(true),
  /** Its picture is being made already, and is waited for. */
  COLLECT(false),
  /** It is paid for; its file is missing, altered or was never had, and is downloaded. */
  FETCH_AGAIN(false),
  /** It is in doubt: only the user sends it again. */
  HOLD(false),
  /** It is done. */
  KEEP(false),
  /** It failed before, and asks for the same: only the user has it made again. */
  KEEP_FAILED(false),
  /** It is invalid. */
  REFUSE(false);

  private final boolean buys;

  PlannedStep(boolean buys) {
    this.buys = buys;
  }

  /** Whether a picture is bought for it. */
  public boolean buys() {
    return buys;
  }
}
