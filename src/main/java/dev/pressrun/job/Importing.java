package dev.pressrun.job;

import dev.pressrun.engine.Engine;
import dev.pressrun.engine.RunContext;
import dev.pressrun.input.ItemFactory;
import dev.pressrun.input.JobSpec;
import dev.pressrun.input.OnInvalid;
import dev.pressrun.input.RowSpec;
import dev.pressrun.input.Table;
import dev.pressrun.ledger.ImportResult;
import dev.pressrun.ledger.LastImport;
import dev.pressrun.ledger.LedgerImport;
import dev.pressrun.model.Picture;
import dev.pressrun.output.ImageStore;
import java.io.IOException;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.springframework.batch.core.step.Step;

/**
 * How a run takes in its input: by a step of the job, or not at all where that would change
 * nothing.
 */
final class Importing {
  private final JobSpec spec;
  private final Engine engine;
  private final ImageStore store;
  private final ImportWriter writer;
  private final Optional<ImportResult> repeated;

  /**
   * @param imported told how many items there are so far
   */
  Importing(
      JobSpec spec,
      RunContext run,
      Engine engine,
      ImageStore store,
      Intake intake,
      LongConsumer imported) {
    this.spec = spec;
    this.engine = engine;
    this.store = store;
    this.writer = writer(run, intake.digest(), imported);
    // A selection of rows is told of while they are read, so that they are.
    boolean mayRepeat = !intake.goesOn() && spec.input().rows().equals(RowSpec.ALL);
    this.repeated =
        mayRepeat
            ? LastImport.repeat(run.ledger(), intake.digest(), this::isIntact)
            : Optional.empty();
  }

  /**
   * What a run knows of its input before it is read.
   *
   * @param digest of all that the import goes by
   * @param goesOn whether the run goes on with an earlier one, and with its import
   */
  record Intake(String digest, boolean goesOn) {}

  private ImportWriter writer(RunContext run, String digest, LongConsumer imported) {
    return new ImportWriter(
        run.ledger().dataSource(),
        connection -> {
          engine.itemsChange();
          return LedgerImport.begin(connection, spec.input().file().toString(), this::isIntact);
        },
        spec.input().onInvalid() == OnInvalid.SKIP,
        imported,
        digest);
  }

  private boolean isIntact(Picture picture) {
    try {
      return store.isIntact(picture, false);
    } catch (IOException e) {
      return false;
    }
  }

  Step step(Press press, Table table) {
    return repeated.isPresent()
        ? press.unchanged()
        : press.importing(table, new ItemFactory(spec, table.headers()), spec, writer);
  }

  /** What the import found; empty where it failed, or the run goes on with an earlier one's. */
  Optional<ImportResult> result() {
    return repeated.or(writer::result);
  }
}
