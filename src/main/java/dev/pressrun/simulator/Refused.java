package dev.pressrun.simulator;

/** A request that the API answers with an error status and a detail; nothing is created. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Which limit or rule was hit, for the audit. */
  enum Cause {
    RULE,
    SLOTS
  }

  private final int status;
  private final Cause reason;

  Refused(int status, Cause reason, String detail) {
    super(detail, null, false, false);
    this.status = status;
    this.reason = reason;
  }

  static Refused of(int status, String detail) {
    return new Refused(status, Cause.RULE, detail);
  }

  int status() {
    return status;
  }

  Cause reason() {
    return reason;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
