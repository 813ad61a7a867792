package dev.pressrun.job;

import dev.pressrun.engine.Progress;
import dev.pressrun.engine.StopSignal;
import dev.pressrun.ledger.ImportResult;
import dev.pressrun.model.ItemReport;
import dev.pressrun.output.Summary;
import java.util.List;
import java.util.Optional;

/**
 * How a run ended.
 *
 * @param imported what the import found; empty where it was not repeated
 * @param refused whether the run ended before submission since rows are invalid
 * @param invalid the first invalid rows
 * @param endedBadly how many items this run submitted that failed or are in doubt
 * @param stop why submission ended early; empty where it did not
 * @param kept what became of pictures whose rows are gone; empty where the run did not get there
 */
public record RunResult(
    Optional<ImportResult> imported,
    boolean refused,
    List<ItemReport> invalid,
    Progress.Tally tally,
    long endedBadly,
    Optional<StopSignal.Stop> stop,
    Summary summary,
    Optional<Housekeeping.Result> kept) {}
