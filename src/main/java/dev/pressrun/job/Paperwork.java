package dev.pressrun.job;

import dev.pressrun.ledger.Ledger;
import dev.pressrun.ledger.LedgerException;
import dev.pressrun.ledger.LedgerQueries;
import dev.pressrun.ledger.LedgerReports;
import dev.pressrun.output.DiskOps;
import dev.pressrun.output.JdkDisk;
import dev.pressrun.output.Results;
import dev.pressrun.output.SheetInfo;
import dev.pressrun.output.Sidecars;
import dev.pressrun.output.Summary;
import dev.pressrun.output.SummaryFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Manifest, summary and contact sheet, made from the ledger alone: the same ledger gives the same
 * bytes.
 */
public final class Paperwork {
  private final Path folder;
  private final Ledger ledger;
  private final DiskOps disk;

  public Paperwork(Path folder, Ledger ledger) {
    this(folder, ledger, new JdkDisk());
  }

  public Paperwork(Path folder, Ledger ledger, DiskOps disk) {
    this.folder = folder;
    this.ledger = ledger;
    this.disk = disk;
  }

  /**
   * Writes all of it anew; each file stays as it was until its successor is complete. Where the
   * folder was removed meanwhile it writes nothing: it would tell of pictures that are gone.
   *
   * @throws LedgerException where the ledger's folder was removed
   */
  public Summary write() throws IOException {
    ledger.requirePresent();
    JobMemory memory = new JobMemory(ledger);
    SheetInfo info =
        new SheetInfo(memory.name(), memory.id(), memory.headers(), memory.references());
    Summary.Builder summary = new Summary.Builder();
    Summary total;
    try (Results results = Results.begin(folder, disk, info)) {
      results.write(summary.watching(new LedgerReports(ledger).iterator()));
      total = summary.build();
      new SummaryFile(folder, disk).write(memory.name(), total, traffic(total));
      results.publishSheet(total);
    }
    if (memory.sidecar()) {
      new Sidecars(folder, disk).write(memory.name(), new LedgerReports(ledger).iterator());
    }
    return total;
  }

  private Map<String, Long> traffic(Summary total) {
    LedgerQueries.Traffic sent = new LedgerQueries(ledger).traffic();
    Map<String, Long> traffic = new LinkedHashMap<>();
    traffic.put("requests", sent.requests());
    traffic.put("too_many_requests", sent.tooMany());
    traffic.put("picture_bytes", total.pictures().bytes());
    return traffic;
  }
}
