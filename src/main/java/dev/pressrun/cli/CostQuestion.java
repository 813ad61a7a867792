package dev.pressrun.cli;

import dev.pressrun.engine.StopSignal;
import dev.pressrun.input.JobSpec;
import dev.pressrun.input.Provider;
import dev.pressrun.ledger.LedgerQueries.Purchase;
import dev.pressrun.model.Money;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * Asks on the terminal whether a run may cost what it is about to. Whoever cannot be asked is not:
 * a run without a terminal never waits for an answer.
 */
final class CostQuestion {
  private final JobSpec spec;
  private final PrintStream out;
  private final InputStream in;
  private final StopSignal stop;

  CostQuestion(JobSpec spec, PrintStream out, InputStream in, StopSignal stop) {
    this.spec = spec;
    this.out = out;
    this.in = in;
    this.stop = stop;
  }

  /** Whether money may be spent at all: the simulator costs nothing. */
  static boolean isDue(JobSpec spec, RunOptions options, boolean terminal) {
    return terminal && !options.yes() && spec.provider() != Provider.SIMULATOR;
  }

  /** Whether the run may go on; asks where the purchase passes the job's bound. */
  boolean agrees(Purchase purchase) {
    Money most = most(purchase.cost());
    boolean known = purchase.unpriced() == 0;
    if (known && most.compareTo(spec.limits().askAbove()) <= 0) {
      return true;
    }
    out.print(
        "This run makes %s for %s%s. Go on? [y/N] "
            .formatted(
                Words.count(purchase.images(), "image"),
                most,
                known ? "" : " and " + purchase.unpriced() + " of them at an unknown price"));
    out.flush();
    String answer = answer().strip().toLowerCase(Locale.ROOT);
    return answer.equals("y") || answer.equals("yes");
  }

  /** What the cap lets through of a cost. */
  private Money most(Money cost) {
    Money cap = spec.limits().maxCost();
    return cap != null && cap.compareTo(cost) < 0 ? cap : cost;
  }

  /** A line of input; empty where it has ended, or the run is stopped meanwhile. */
  private String answer() {
    CompletableFuture<String> answer = new CompletableFuture<>();
    Thread reader = new Thread(() -> answer.complete(line()), "answer");
    reader.setDaemon(true);
    reader.start();
    stop.onSignal(() -> answer.complete(""));
    return answer.join();
  }

  private String line() {
    try {
      String line =
          new BufferedReader(new InputStreamReader(in, Charset.defaultCharset())).readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      return "";
    }
  }
}
