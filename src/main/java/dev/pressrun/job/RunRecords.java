package dev.pressrun.job;

import dev.pressrun.engine.Progress;
import dev.pressrun.engine.StopSignal;
import dev.pressrun.job.PastRun.Figures;
import dev.pressrun.ledger.LedgerException;
import dev.pressrun.model.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * What Spring Batch's tables remember of each run. A run that goes on where another was cut off
 * inherits its context, so each note says of which execution it is.
 */
final class RunRecords {
  private static final String OF = "of";
  private static final String MADE = "made";
  private static final String FAILED = "failed";
  private static final String IN_DOUBT = "in-doubt";
  private static final String SPENT = "spent";
  private static final String STOPPED = "stopped";

  private final JobRepository repository;

  RunRecords(JobRepository repository) {
    this.repository = repository;
  }

  /**
   * Keeps what the run has come to.
   *
   * @throws LedgerException where that cannot be written down
   */
  void note(JobExecution execution, Progress.Tally tally, Optional<StopSignal.Stop> stop) {
    ExecutionContext context = execution.getExecutionContext();
    context.putLong(OF, execution.getId());
    context.putLong(MADE, tally.done());
    context.putLong(FAILED, tally.failed());
    context.putLong(IN_DOUBT, tally.inDoubt());
    context.putString(SPENT, tally.spent().toPlainString());
    context.putString(
        STOPPED, stop.map(why -> why.reason().name().toLowerCase(Locale.ROOT)).orElse(""));
    try {
      repository.updateExecutionContext(execution);
    } catch (RuntimeException | AssertionError e) {
      throw LedgerException.of("written", e);
    }
  }

  /** What the run had come to; null where it was killed before it could be noted. */
  static @Nullable Figures figures(JobExecution execution) {
    ExecutionContext context = execution.getExecutionContext();
    return isNoted(execution)
        ? new Figures(
            context.getLong(MADE),
            context.getLong(FAILED),
            context.getLong(IN_DOUBT),
            Money.of(context.getString(SPENT)))
        : null;
  }

  /** Why the run was stopped, in a word; empty where it was not. */
  static String stopped(JobExecution execution) {
    return isNoted(execution) ? execution.getExecutionContext().getString(STOPPED) : "";
  }

  private static boolean isNoted(JobExecution execution) {
    ExecutionContext context = execution.getExecutionContext();
    return context.containsKey(OF) && context.getLong(OF) == execution.getId();
  }

  /** All executions, newest first. */
  List<JobExecution> all() {
    List<JobExecution> all = new ArrayList<>();
    for (JobInstance instance : repository.findJobInstances(Press.NAME)) {
      all.addAll(repository.getJobExecutions(instance));
    }
    all.sort(Comparator.comparingLong(JobExecution::getId).reversed());
    return all;
  }

  /** Forgets all executions but the newest, and returns how many they were. */
  int prune(int keep) {
    List<JobExecution> all = all();
    List<JobExecution> old = all.subList(Math.min(keep, all.size()), all.size());
    old.forEach(repository::deleteJobExecution);
    for (JobInstance instance : repository.findJobInstances(Press.NAME)) {
      if (repository.getJobExecutions(instance).isEmpty()) {
        repository.deleteJobInstance(instance);
      }
    }
    return old.size();
  }
}
