package dev.pressrun.cli;

import dev.pressrun.input.JobSpec;
import dev.pressrun.input.Provider;
import dev.pressrun.job.JobMemory;
import dev.pressrun.ledger.LedgerData;
import dev.pressrun.ledger.LedgerQueries;

/** Keeps drawn pictures and real ones apart: a trial that counted as done would be shipped. */
final class OneProvider {
  private OneProvider() {}

  /**
   * Looks at who made the pictures of a folder so far. Where nothing was ever sent, nobody did.
   *
   * @throws UserException where that was not who is to make them now
   */
  static void require(JobSpec spec, LedgerData ledger) {
    Provider before = new JobMemory(ledger).provider();
    if (before != null && before != spec.provider() && new LedgerQueries(ledger).hasSent()) {
      String words =
          before == Provider.SIMULATOR
              ? "%s holds pictures that the simulator drew, and they would count as done. Move it away, or give the real run a folder of its own: --out DIR"
              : "%s holds real pictures; a simulated run needs a folder of its own: --out DIR";
      throw new UserException(ExitCode.BAD_INPUT, words.formatted(spec.output().folder()));
    }
  }
}
