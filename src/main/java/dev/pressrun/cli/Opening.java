package dev.pressrun.cli;

import dev.pressrun.engine.RollCalls;
import dev.pressrun.input.JobSpec;
import dev.pressrun.input.KnownTables;
import dev.pressrun.input.Table;
import dev.pressrun.job.JobMemory;
import dev.pressrun.ledger.LedgerFile;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * What a run opens first: its table, and its output folder. Where an earlier run has left one, its
 * items are looked through while the table is opened; otherwise no folder is made before the table
 * is known to be one.
 */
final class Opening implements AutoCloseable {
  private final Path path;
  private final KnownTables tables;
  private final Table table;
  private @Nullable Output output;

  /**
   * The output folder, and what is known of the items in its ledger.
   *
   * @param folder closed with the opening
   */
  record Output(OpenFolder folder, RollCalls rollCalls) {
    private static Output in(Path path) {
      OpenFolder folder = OpenFolder.create(path);
      return new Output(folder, new RollCalls(folder.ledger()));
    }
  }

  private Opening(Path path, KnownTables tables, Table table, @Nullable Output output) {
    this.path = path;
    this.tables = tables;
    this.table = table;
    this.output = output;
  }

  /**
   * Opens the table, and the folder where it is there.
   *
   * @throws UserException where another run works on the folder
   */
  static Opening of(JobSpec spec, InstantSource clock) {
    Path path = spec.output().folder();
    Output output = LedgerFile.existsIn(path.resolve(OpenFolder.STATE)) ? Output.in(path) : null;
    try {
      KnownTables tables =
          output == null
              ? new KnownTables(null, clock)
              : new JobMemory(output.folder().ledger()).tables(clock);
      return new Opening(path, tables, Table.open(spec.input(), tables), output);
    } catch (RuntimeException e) {
      if (output != null) {
        output.folder().close();
      }
      throw e;
    }
  }

  Table table() {
    return table;
  }

  /** The folder, which is made where it is missing, and remembers how the table is written. */
  Output output() {
    Output opened = output;
    if (opened == null) {
      opened = Output.in(path);
      output = opened;
    }
    new JobMemory(opened.folder().ledger()).tables(tables);
    return opened;
  }

  @Override
  public void close() {
    try (table) {
      if (output != null) {
        output.folder().close();
      }
    }
  }
}
