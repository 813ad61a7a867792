package dev.pressrun.job;

import java.time.LocalDateTime;
import java.util.Objects;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.core.task.SyncTaskExecutor;

/**
 * Starts the job, or goes on where it was killed, stopped or failed: an execution whose process
 * died is ended and started again, so that an import that was complete is not repeated. Another
 * input, or a last execution that was complete, makes a new one.
 */
final class Launcher {
  private static final String START = "start";
  private static final String INPUT = "input";

  private final JobRepository repository;

  Launcher(JobRepository repository) {
    this.repository = repository;
  }

  /**
   * Whether a run goes on with the last execution, and so with what that has imported.
   *
   * @param inputDigest of all that the import goes by
   */
  boolean goesOn(String inputDigest) {
    JobInstance last = repository.getLastJobInstance(Press.NAME);
    JobExecution previous = last == null ? null : repository.getLastJobExecution(last);
    return previous != null && isUnfinished(previous, inputDigest);
  }

  private static boolean isUnfinished(JobExecution execution, String inputDigest) {
    return execution.getStatus() != BatchStatus.COMPLETED
        && inputDigest.equals(execution.getJobParameters().getString(INPUT));
  }

  /**
   * Runs the job to its end, on this thread.
   *
   * @param inputDigest of all that the import goes by
   */
  JobExecution run(Job job, String inputDigest) {
    try {
      JobOperator operator = operator(job);
      JobInstance last = repository.getLastJobInstance(job.getName());
      if (last != null) {
        repository.getJobExecutions(last).forEach(this::end);
      }
      JobExecution previous = last == null ? null : repository.getLastJobExecution(last);
      if (previous != null && isUnfinished(previous, inputDigest)) {
        return operator.restart(previous);
      }
      return operator.start(
          job, parameters(last == null ? 1 : last.getInstanceId() + 1, inputDigest));
    } catch (Exception | AssertionError e) {
      throw new IllegalStateException("The job could not be started: " + e.getMessage(), e);
    }
  }

  /**
   * Writes down the end that a killed process could not write, or one whose disk was full: nobody
   * else works here, so what seems to go on is over.
   */
  private void end(JobExecution execution) {
    for (StepExecution step : execution.getStepExecutions()) {
      if (isOpen(step.getStatus())) {
        step.setStatus(BatchStatus.FAILED);
        step.setExitStatus(ExitStatus.FAILED);
        step.setEndTime(lastHeardOf(execution));
        repository.update(step);
      }
    }
    if (isOpen(execution.getStatus())) {
      execution.setStatus(BatchStatus.FAILED);
      execution.setExitStatus(ExitStatus.FAILED);
      execution.setEndTime(lastHeardOf(execution));
      repository.update(execution);
    }
  }

  private static LocalDateTime lastHeardOf(JobExecution execution) {
    return Objects.requireNonNullElse(execution.getLastUpdated(), execution.getCreateTime());
  }

  private static boolean isOpen(BatchStatus status) {
    return status.isRunning() || status == BatchStatus.UNKNOWN;
  }

  private static JobParameters parameters(long start, String inputDigest) {
    return new JobParametersBuilder()
        .addLong(START, start)
        .addString(INPUT, inputDigest, false)
        .toJobParameters();
  }

  private JobOperator operator(Job job) throws Exception {
    MapJobRegistry registry = new MapJobRegistry();
    registry.register(job);
    TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
    operator.setJobRepository(repository);
    operator.setJobRegistry(registry);
    operator.setTaskExecutor(new SyncTaskExecutor());
    operator.afterPropertiesSet();
    return operator;
  }
}
