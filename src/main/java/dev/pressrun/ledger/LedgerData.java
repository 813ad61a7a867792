package dev.pressrun.ledger;

import javax.sql.DataSource;

/** A job's state that can be asked: a ledger that is worked on, or a look at one. */
public interface LedgerData {
  DataSource dataSource();
}
