package dev.pressrun.output;

import dev.pressrun.model.FailureCode;
import dev.pressrun.model.ItemReport;
import dev.pressrun.model.ItemState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the page to look at a job's pictures: {@code index.html}, and below {@code page/} its
 * styles, scripts and rows. It works from {@code file://} without any network: the rows are scripts
 * of a thousand each, since a page that was opened from a folder may read nothing else. The browser
 * has a small index of all rows, and loads of the rest what it shows. The same reports give the
 * same bytes; small pictures are made elsewhere, and the page does without where they are missing.
 */
public final class ContactSheet {
  public static final String PAGE = "index.html";

  /** What is below the output folder for the page's sake alone. */
  static final String FOLDER = "page/";

  private static final int SHARD_ROWS = 1_000;
  private static final List<String> ASSETS =
      List.of(
          "sheet.css",
          "dom.js",
          "store.js",
          "picks.js",
          "filter.js",
          "layout.js",
          "overview.js",
          "cards.js",
          "viewer.js",
          "grid.js",
          "toolbar.js",
          "keys.js",
          "sheet.js");

  private final OutputFolders folders;
  private final DiskOps disk;

  /**
   * @param outputFolder must exist
   */
  public ContactSheet(Path outputFolder) throws IOException {
    this(outputFolder, new JdkDisk());
  }

  public ContactSheet(Path outputFolder, DiskOps disk) throws IOException {
    this.folders = new OutputFolders(outputFolder, disk);
    this.disk = disk;
  }

  /**
   * Writes the page anew; holds a thousand rows' marks in memory, however many rows there are.
   *
   * @param reports one for each item, in the order of the sheet
   * @throws DiskException where the output folder does not take the files
   */
  public void write(SheetInfo info, Iterator<ItemReport> reports, Summary summary)
      throws IOException {
    int shards = 0;
    SheetRows sheet = new SheetRows(info.references() != null);
    try (WholeFile index = WholeFile.begin(folders, disk, FOLDER + "index.js");
        AheadOf<ItemReport, Row> rows =
            new AheadOf<>(reports, report -> new Row(report, sheet.json(report)))) {
      while (rows.hasNext()) {
        index.text().write(writeShard(++shards, rows).script(shards));
      }
      index.publish();
    }
    deleteShardsAfter(shards);
    for (String asset : ASSETS) {
      WholeFile.write(folders, disk, FOLDER + asset, asset(asset));
    }
    WholeFile.write(
        folders,
        disk,
        FOLDER + "job.js",
        "pressrun.job(" + Json.indented(job(info, summary, shards)).strip() + ");\n");
    WholeFile.write(folders, disk, PAGE, asset(PAGE));
  }

  private static String shardName(int number) {
    return "data-%04d.js".formatted(number);
  }

  private record Row(ItemReport report, String json) {}

  private SheetIndex writeShard(int number, Iterator<Row> rows) throws IOException {
    SheetIndex index = new SheetIndex();
    try (WholeFile file = WholeFile.begin(folders, disk, FOLDER + shardName(number))) {
      file.text().write("pressrun.rows(" + number + ", [\n");
      for (int i = 0; i < SHARD_ROWS && rows.hasNext(); i++) {
        Row row = rows.next();
        index.add(row.report());
        file.text().write(row.json());
        file.text().write(",\n");
      }
      file.text().write("]);\n");
      file.publish();
    }
    return index;
  }

  /** A former page may have had more rows. */
  private void deleteShardsAfter(int last) throws IOException {
    Path folder = folders.root().resolve(FOLDER);
    List<Path> stale = new ArrayList<>();
    try (DirectoryStream<Path> shards = Files.newDirectoryStream(folder, "data-*.js")) {
      for (Path shard : shards) {
        String digits = shard.getFileName().toString().replaceAll("\\D", "");
        if (!digits.isEmpty() && digits.length() < 10 && Integer.parseInt(digits) > last) {
          stale.add(shard);
        }
      }
    }
    for (Path shard : stale) {
      disk.delete(shard);
    }
  }

  private static Map<String, @Nullable Object> job(SheetInfo info, Summary summary, int shards) {
    Map<String, @Nullable Object> job = new LinkedHashMap<>();
    job.put("name", info.job());
    job.put("id", info.id());
    job.put("headers", info.headers());
    job.put("shards", shards);
    job.put("shardRows", SHARD_ROWS);
    job.put("states", Arrays.stream(ItemState.values()).map(ResultColumn::status).toList());
    job.put("summary", SummaryFile.counts(summary));
    List<List<Long>> durations = new ArrayList<>();
    summary.times().millisHistogram().forEach((ms, count) -> durations.add(List.of(ms, count)));
    job.put("durations", durations);
    job.put("dictionary", dictionary());
    return job;
  }

  private static Map<String, Object> dictionary() {
    Map<String, Object> dictionary = new LinkedHashMap<>();
    for (FailureCode code : FailureCode.values()) {
      Map<String, String> words = new LinkedHashMap<>();
      words.put("sentence", code.sentence());
      words.put("advice", code.advice());
      dictionary.put(code.id(), words);
    }
    return dictionary;
  }

  private static String asset(String name) throws IOException {
    try (InputStream in = ContactSheet.class.getResourceAsStream("/dev/pressrun/page/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
