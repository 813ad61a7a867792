package dev.pressrun.ledger;

import java.io.IOException;

/** What must be durable before the ledger tells of it. */
public interface Prerequisite {
  /**
   * Makes it durable; all that was done before the call is, on return.
   *
   * @throws IOException where the disk does not take it
   */
  void ensure() throws IOException;
}
