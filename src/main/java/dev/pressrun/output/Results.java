package dev.pressrun.output;

import dev.pressrun.model.ItemReport;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;

/**
 * Manifest and contact sheet, made in one pass over the reports, since to read these is a good part
 * of the work. The same reports give the same bytes.
 */
public final class Results implements Closeable {
  private final SheetInfo info;
  private final Manifest.Draft manifest;
  private final SheetRows rows;
  private final SheetShards shards;
  private final ContactSheet sheet;

  private Results(SheetInfo info, Manifest.Draft manifest, SheetShards shards, ContactSheet sheet) {
    this.info = info;
    this.manifest = manifest;
    this.rows = new SheetRows(info.references() != null);
    this.shards = shards;
    this.sheet = sheet;
  }

  private record Row(ItemReport report, Manifest.Lines lines, String json) {}

  /**
   * Begins all files; the former ones stay until these are complete.
   *
   * @param outputFolder must exist
   * @throws DiskException where the output folder does not take the files
   */
  public static Results begin(Path outputFolder, DiskOps disk, SheetInfo info) throws IOException {
    Manifest.Draft manifest = new Manifest(outputFolder, disk).begin(info.headers());
    try {
      return new Results(
          info,
          manifest,
          SheetShards.begin(new OutputFolders(outputFolder, disk), disk),
          new ContactSheet(outputFolder, disk));
    } catch (IOException e) {
      manifest.close();
      throw e;
    }
  }

  /**
   * Writes all rows, and puts the manifest in its place.
   *
   * @param reports one for each input row, in input order
   */
  public void write(Iterator<ItemReport> reports) throws IOException {
    try (AheadOf<ItemReport, Row> ahead = new AheadOf<>(reports, this::row)) {
      while (ahead.hasNext()) {
        Row row = ahead.next();
        manifest.add(row.lines());
        shards.add(row.report(), row.json());
      }
    }
    manifest.publish();
  }

  private Row row(ItemReport report) {
    return new Row(report, manifest.lines(report), rows.json(report));
  }

  /** Puts the contact sheet in its place. */
  public void publishSheet(Summary summary) throws IOException {
    sheet.write(info, summary, shards.publish());
  }

  @Override
  public void close() throws IOException {
    try (manifest;
        shards) {
      // What was not published is removed.
    }
  }
}
