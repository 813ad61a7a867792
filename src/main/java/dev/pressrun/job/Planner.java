package dev.pressrun.job;

import dev.pressrun.input.InDoubtPolicy;
import dev.pressrun.input.InputException;
import dev.pressrun.input.InputRow;
import dev.pressrun.input.ItemFactory;
import dev.pressrun.input.JobSpec;
import dev.pressrun.input.Table;
import dev.pressrun.ledger.ImportPlan;
import dev.pressrun.ledger.LedgerData;
import dev.pressrun.ledger.LedgerException;
import dev.pressrun.ledger.PlannedImport;
import dev.pressrun.ledger.PlannedStep;
import dev.pressrun.ledger.WantedItem;
import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.Picture;
import dev.pressrun.model.Problem;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds out what a run would do, by the run's own processing and comparison, without doing it. */
public final class Planner {
  private static final int CHUNK = 1_000;
  private static final int SAMPLES = 5;

  private final JobSpec spec;
  private final @Nullable LedgerData ledger;
  private final Predicate<Picture> intact;
  private final List<Plan.Sample> samples = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private Plan.Upload upload = Plan.Upload.NOTHING;

  /**
   * @param ledger what earlier runs did; null where there was none
   * @param intact whether the file of a picture is still there as it was stored
   */
  public Planner(JobSpec spec, @Nullable LedgerData ledger, Predicate<Picture> intact) {
    this.spec = spec;
    this.ledger = ledger;
    this.intact = intact;
  }

  /**
   * Plans a run over the table.
   *
   * @throws InputException where the input as a whole is bad
   */
  public Plan plan(Table table) {
    RowProcessor rows = new RowProcessor(new ItemFactory(spec, table.headers()), spec);
    boolean resubmits = spec.inDoubt() == InDoubtPolicy.RESUBMIT;
    try (ImportPlan plan = new ImportPlan(ledger, resubmits, intact)) {
      List<WantedItem> chunk = new ArrayList<>();
      for (InputRow row : table) {
        chunk.addAll(rows.process(row));
        if (chunk.size() >= CHUNK) {
          add(plan, chunk);
          chunk.clear();
        }
      }
      add(plan, chunk);
      PlannedImport items = plan.finish();
      items.collisions().stream()
          .limit(JobRun.PROBLEMS_SHOWN - problems.size())
          .forEach(collision -> problems.add(problem(collision)));
      return new Plan(
          items, List.copyOf(samples), List.copyOf(problems), Estimate.of(spec, ledger), upload);
    } catch (SQLException e) {
      throw LedgerException.of("read", e);
    }
  }

  private void add(ImportPlan plan, List<WantedItem> chunk) throws SQLException {
    List<PlannedStep> steps = plan.add(chunk);
    for (int i = 0; i < steps.size(); i++) {
      note(chunk.get(i), steps.get(i));
    }
  }

  private void note(WantedItem wanted, PlannedStep step) {
    ImageRequest request = wanted.request();
    if (step.buys() && request != null) {
      upload = upload.plus(request.uploadBytes());
      if (samples.size() < SAMPLES) {
        samples.add(new Plan.Sample(wanted.key().value(), request.prompt()));
      }
    }
    if (step == PlannedStep.REFUSE) {
      wanted.problems().stream()
          .limit(JobRun.PROBLEMS_SHOWN - problems.size())
          .forEach(problems::add);
    }
  }

  private Problem problem(PlannedImport.Collision collision) {
    String words =
        collision.sameId()
            ? "its id stands in line %d already; every row needs an id of its own"
            : "its file would be named like that of line %d; add a column that tells them apart to output.file";
    return new Problem(
        spec.input().file().toString(), collision.line(), null, words.formatted(collision.first()));
  }
}
