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
  private @Nullable Found found;

  /**
   * The output folder, and what is known of the items in its ledger.
   *
   * @param folder closed with the opening
   */
  record Found(OpenFolder folder, RollCalls rollCalls) {
    private static Found in(Path path) {
      OpenFolder folder = OpenFolder.create(path);
      return new Found(folder, new RollCalls(folder.ledger()));
    }
  }

  private Opening(Path path, KnownTables tables, Table table, @Nullable Found found) {
    this.path = path;
    this.tables = tables;
    this.table = table;
    this.found = found;
  }

  /**
   * Opens the table, and the folder where it is there.
   *
   * @throws UserException where another run works on the folder
   */
  static Opening of(JobSpec spec, InstantSource clock) {
    Path path = spec.output().folder();
    Found found = LedgerFile.existsIn(path.resolve(OpenFolder.STATE)) ? Found.in(path) : null;
    try {
      KnownTables tables =
          found == null
              ? new KnownTables(null, clock)
              : new JobMemory(found.folder().ledger()).tables(clock);
      return new Opening(path, tables, Table.open(spec.input(), tables), found);
    } catch (RuntimeException e) {
      if (found != null) {
        found.folder().close();
      }
      throw e;
    }
  }

  Table table() {
    return table;
  }

  /** The folder; it is made where it is missing. */
  Found found() {
    Found known = found;
    if (known == null) {
      known = Found.in(path);
      found = known;
    }
    new JobMemory(known.folder().ledger()).tables(tables);
    return known;
  }

  @Override
  public void close() {
    try (table) {
      if (found != null) {
        found.folder().close();
      }
    }
  }
}
