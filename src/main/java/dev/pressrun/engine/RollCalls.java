package dev.pressrun.engine;

import dev.pressrun.ledger.Ledger;
import dev.pressrun.ledger.LedgerException;
import dev.pressrun.ledger.RollCall;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * What is known of all items at a run's start. It takes a look at every one, which goes on beside
 * what else there is to do. For one thread.
 */
public final class RollCalls {
  private final Ledger ledger;
  private @Nullable CompletableFuture<RollCall> last;

  /** Begins to look. */
  public RollCalls(Ledger ledger) {
    this.ledger = ledger;
    this.last = call();
  }

  private CompletableFuture<RollCall> call() {
    return CompletableFuture.supplyAsync(() -> RollCall.of(ledger));
  }

  /** Others are about to change items: what was known is found anew. */
  public void forget() {
    last = null;
  }

  RollCall get() {
    CompletableFuture<RollCall> known = last;
    if (known == null) {
      known = call();
      last = known;
    }
    try {
      return known.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof LedgerException cause ? cause : e;
    }
  }
}
