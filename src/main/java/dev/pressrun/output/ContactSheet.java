package dev.pressrun.output;

import dev.pressrun.model.FailureCode;
import dev.pressrun.model.ItemState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
  ContactSheet(Path outputFolder, DiskOps disk) throws IOException {
    this.folders = new OutputFolders(outputFolder, disk);
    this.disk = disk;
  }

  /**
   * Writes the page anew, but for its rows.
   *
   * @param shards how many files of rows there are
   * @throws DiskException where the output folder does not take the files
   */
  void write(SheetInfo info, Summary summary, int shards) throws IOException {
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

  private static Map<String, @Nullable Object> job(SheetInfo info, Summary summary, int shards) {
    Map<String, @Nullable Object> job = new LinkedHashMap<>();
    job.put("name", info.job());
    job.put("id", info.id());
    job.put("headers", info.headers());
    job.put("shards", shards);
    job.put("shardRows", SheetShards.ROWS);
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
