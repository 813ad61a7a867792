package dev.pressrun.output;

import dev.pressrun.model.ItemReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Iterator;
import java.util.Spliterators;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through a job's rows and makes the small pictures that are missing. Up to when that was done
 * is written down, so that a job of a million rows looks at its new ones only; whoever deletes the
 * folder of the small pictures deletes that with it, and has all of them made anew.
 */
public final class ThumbnailSweep {
  private static final Logger log = LoggerFactory.getLogger(ThumbnailSweep.class);

  private static final String MARK = ThumbnailStore.FOLDER + "/complete";

  private final ThumbnailStore store;
  private final OutputFolders folders;
  private final DiskOps disk;

  /**
   * @param outputFolder must exist
   */
  public ThumbnailSweep(Path outputFolder, ThumbnailStore store, DiskOps disk) throws IOException {
    this.store = store;
    this.folders = new OutputFolders(outputFolder, disk);
    this.disk = disk;
  }

  /** Whether rows have ended since the last sweep that came to its end. */
  public boolean isDue(Summary summary) throws IOException {
    Instant latest = summary.times().lastFinishedAt();
    return latest != null && latest.isAfter(done());
  }

  /**
   * Makes what is missing for the rows that ended since the last sweep.
   *
   * @param references the folder that local references are relative to; null: without them
   * @param stop whether to leave the rest to the next sweep
   */
  public void sweep(
      Summary summary,
      Iterator<ItemReport> reports,
      @Nullable Path references,
      BooleanSupplier stop)
      throws IOException {
    Instant latest = summary.times().lastFinishedAt();
    if (latest == null) {
      return;
    }
    Instant before = done();
    Iterator<ItemReport> fresh =
        StreamSupport.stream(Spliterators.spliteratorUnknownSize(reports, 0), false)
            .filter(report -> report.finishedAt() != null && !report.finishedAt().isBefore(before))
            .iterator();
    try (AheadOf<ItemReport, ItemReport> made =
        new AheadOf<>(fresh, row -> make(row, references))) {
      while (made.hasNext()) {
        if (stop.getAsBoolean()) {
          return;
        }
        made.next();
      }
    }
    mark(latest);
  }

  /** A run whose rows are all written down does not fail for this. */
  private void mark(Instant latest) {
    try {
      WholeFile.write(folders, disk, MARK, latest + "\n");
    } catch (IOException e) {
      log.debug("the next sweep looks at the same rows again", e);
    }
  }

  private ItemReport make(ItemReport report, @Nullable Path references) {
    store.make(report, references);
    return report;
  }

  private Instant done() throws IOException {
    Path mark = folders.root().resolve(MARK);
    try {
      return Files.exists(mark) ? Instant.parse(Files.readString(mark).strip()) : Instant.EPOCH;
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }
}
