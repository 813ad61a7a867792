package dev.pressrun.job;

import dev.pressrun.ledger.LedgerData;
import dev.pressrun.ledger.LedgerQueries;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/** The runs of a job, as Spring Batch's tables have them. */
public final class JobHistory {
  private final LedgerData ledger;
  private final Optional<RunRecords> records;

  public JobHistory(LedgerData ledger) {
    this.ledger = ledger;
    Optional<JobRepository> repository = BatchTables.existing(ledger.dataSource());
    this.records = repository.map(RunRecords::new);
  }

  /** The runs, newest first, at most so many. */
  public List<PastRun> runs(int most) {
    List<PastRun> runs = new ArrayList<>();
    Instant nextStart = Instant.MAX;
    for (JobExecution execution : records.map(RunRecords::all).orElse(List.of())) {
      if (runs.size() < most) {
        PastRun run = run(execution, nextStart);
        runs.add(run);
        nextStart = run.startedAt();
      }
    }
    return runs;
  }

  /**
   * Forgets all runs but the newest, and returns how many they were. What was made and paid for is
   * not touched.
   *
   * @param keep at least one, by which the next run knows whether to go on
   */
  public int prune(int keep) {
    return records.map(known -> known.prune(keep)).orElse(0);
  }

  private PastRun run(JobExecution execution, Instant nextStart) {
    Instant started =
        instant(Objects.requireNonNullElse(execution.getStartTime(), execution.getCreateTime()));
    LocalDateTime ended = execution.getEndTime();
    PastRun.Ending ending = ending(execution);
    Instant before =
        nextStart.equals(Instant.MAX) ? Instant.ofEpochMilli(Long.MAX_VALUE) : nextStart;
    LedgerQueries.Held billed = new LedgerQueries(ledger).billedBetween(started, before);
    PastRun.Figures figures = RunRecords.figures(execution);
    return new PastRun(
        execution.getId(),
        started,
        ended == null || ending == PastRun.Ending.OPEN ? null : instant(ended),
        ending,
        figures,
        new PastRun.Billed(billed.images(), billed.money()),
        RunRecords.stopped(execution));
  }

  /** Spring Batch writes times of this machine's zone. */
  private static Instant instant(LocalDateTime time) {
    return time.atZone(ZoneId.systemDefault()).toInstant();
  }

  /** A killed run is FAILED too, once the next one has found it. */
  private static PastRun.Ending ending(JobExecution execution) {
    BatchStatus status = execution.getStatus();
    if (status == BatchStatus.COMPLETED) {
      return PastRun.Ending.COMPLETED;
    }
    if (status == BatchStatus.STOPPED || !RunRecords.stopped(execution).isEmpty()) {
      return PastRun.Ending.STOPPED;
    }
    if (execution.getStepExecutions().stream().anyMatch(JobHistory::isRefused)) {
      return PastRun.Ending.REFUSED;
    }
    return RunRecords.figures(execution) == null ? PastRun.Ending.OPEN : PastRun.Ending.FAILED;
  }

  private static boolean isRefused(StepExecution step) {
    return step.getStepName().equals("import")
        && step.getExitStatus().getExitCode().equals(ExitStatus.FAILED.getExitCode())
        && step.getExitStatus().getExitDescription().contains("rows are invalid");
  }
}
