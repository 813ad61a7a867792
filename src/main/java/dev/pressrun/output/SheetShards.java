package dev.pressrun.output;

import dev.pressrun.model.ItemReport;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the contact sheet: files of a thousand each, and an index of all. Holds a thousand
 * rows' marks in memory, however many rows there are.
 */
final class SheetShards implements Closeable {
  static final int ROWS = 1_000;

  private final OutputFolders folders;
  private final DiskOps disk;
  private final WholeFile index;
  private @Nullable Shard shard;
  private int begun;

  private SheetShards(OutputFolders folders, DiskOps disk, WholeFile index) {
    this.folders = folders;
    this.disk = disk;
    this.index = index;
  }

  private static final class Shard {
    private final WholeFile file;
    private final SheetIndex marks = new SheetIndex();
    private int rows;

    Shard(WholeFile file) {
      this.file = file;
    }
  }

  /**
   * Begins the index.
   *
   * @throws DiskException where the output folder does not take it
   */
  static SheetShards begin(OutputFolders folders, DiskOps disk) throws IOException {
    return new SheetShards(
        folders, disk, WholeFile.begin(folders, disk, ContactSheet.FOLDER + "index.js"));
  }

  /**
   * Adds a row; in the order of the sheet.
   *
   * @param json of {@link SheetRows}
   */
  void add(ItemReport report, String json) throws IOException {
    Shard open = shard == null ? open() : shard;
    open.marks.add(report);
    open.file.text().write(json);
    open.file.text().write(",\n");
    if (++open.rows == ROWS) {
      end(open);
    }
  }

  private Shard open() throws IOException {
    begun++;
    Shard opened =
        new Shard(
            WholeFile.begin(folders, disk, ContactSheet.FOLDER + "data-%04d.js".formatted(begun)));
    shard = opened;
    opened.file.text().write("pressrun.rows(" + begun + ", [\n");
    return opened;
  }

  private void end(Shard full) throws IOException {
    full.file.text().write("]);\n");
    full.file.publish();
    full.file.close();
    shard = null;
    index.text().write(full.marks.script(begun));
  }

  /** Puts the last of it in its place, and returns how many files of rows there are. */
  int publish() throws IOException {
    if (shard != null) {
      end(shard);
    }
    index.publish();
    deleteShardsAfter(begun);
    return begun;
  }

  /** A former page may have had more rows. */
  private void deleteShardsAfter(int last) throws IOException {
    Path folder = folders.root().resolve(ContactSheet.FOLDER);
    List<Path> stale = new ArrayList<>();
    try (DirectoryStream<Path> shards = Files.newDirectoryStream(folder, "data-*.js")) {
      for (Path one : shards) {
        String digits = one.getFileName().toString().replaceAll("\\D", "");
        if (!digits.isEmpty() && digits.length() < 10 && Integer.parseInt(digits) > last) {
          stale.add(one);
        }
      }
    }
    for (Path one : stale) {
      disk.delete(one);
    }
  }

  @Override
  public void close() throws IOException {
    try (index) {
      if (shard != null) {
        shard.file.close();
      }
    }
  }
}
