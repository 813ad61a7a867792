package dev.pressrun.output;

import dev.pressrun.model.ItemReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** Results of reports, written as a run writes them. */
final class Written {
  private Written() {}

  /** Writes the manifest; of the page only the rows. */
  static void manifest(Path out, DiskOps disk, List<String> headers, Iterator<ItemReport> reports)
      throws IOException {
    try (Results results = Results.begin(out, disk, new SheetInfo("job", "job", headers, null))) {
      results.write(reports);
    }
  }

  /** Writes all. */
  static void sheet(Path out, SheetInfo info, List<ItemReport> reports) throws IOException {
    Summary.Builder summary = new Summary.Builder();
    try (Results results = Results.begin(out, new JdkDisk(), info)) {
      results.write(summary.watching(reports.iterator()));
      results.publishSheet(summary.build());
    }
  }
}
