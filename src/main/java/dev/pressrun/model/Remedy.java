package dev.pressrun.model;

/** What would help after a failure. */
public enum Remedy {
  /** The same request may be submitted again: nothing was made, or nothing was billed. */
  SUBMIT_AGAIN,
  /** Only another prompt, parameter or picture can succeed. */
  CHANGE_THE_ROW,
  /** No request can succeed until the account is in order; the run stops, the rows stay pending. */
  MEND_THE_ACCOUNT,
  /** The picture exists and is paid for: its download is to be repeated. */
  FETCH_AGAIN,
  /** It may be paid for: only the user may decide. */
  ASK_THE_USER
}
