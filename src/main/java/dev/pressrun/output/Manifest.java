package dev.pressrun.output;

import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.ItemReport;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code results.csv} and {@code results.jsonl}: every row in the order given, the input's
 * cells first and unchanged, then what became of it. The same reports give the same bytes.
 *
 * <p>The CSV is UTF-8 without a byte order mark, RFC 4180, but with LF as line end (RFC 4180 has
 * CRLF), so that line tools need no care; line breaks inside cells stay as they are. A text in a
 * result column that a spreadsheet would run as a formula has an apostrophe before it; the JSON
 * lines have it as it is.
 */
public final class Manifest {
  public static final String CSV = "results.csv";
  public static final String JSONL = "results.jsonl";

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();
  private static final String FORMULA_STARTS = "=+-@\t\r\n";

  private final OutputFolders folders;
  private final DiskOps disk;

  /**
   * @param outputFolder must exist
   */
  Manifest(Path outputFolder, DiskOps disk) throws IOException {
    this.folders = new OutputFolders(outputFolder, disk);
    this.disk = disk;
  }

  /**
   * Begins both files; the former ones stay until both are complete.
   *
   * @param headers the input's headers
   * @throws DiskException where the output folder does not take the files
   */
  Draft begin(List<String> headers) throws IOException {
    WholeFile csv = WholeFile.begin(folders, disk, CSV);
    try {
      return new Draft(ManifestColumns.of(headers), csv, WholeFile.begin(folders, disk, JSONL));
    } catch (IOException e) {
      csv.close();
      throw e;
    }
  }

  /** Both files in the making. */
  static final class Draft implements Closeable {
    private final ManifestColumns columns;
    private final WholeFile csv;
    private final WholeFile jsonl;

    private Draft(ManifestColumns columns, WholeFile csv, WholeFile jsonl) throws IOException {
      this.columns = columns;
      this.csv = csv;
      this.jsonl = jsonl;
      csv.text().write(FORMAT.format(columns.all().toArray()));
      csv.text().write('\n');
    }

    /** What is to be said of an item; may be asked on any thread. */
    Lines lines(ItemReport report) {
      return new Lines(
          FORMAT.format(record(columns, report).toArray()), Json.line(object(columns, report)));
    }

    /** Adds an input row; in input order. */
    void add(Lines lines) throws IOException {
      csv.text().write(lines.csv());
      csv.text().write('\n');
      jsonl.text().write(lines.json());
      jsonl.text().write('\n');
    }

    /** Puts both files in their places. */
    void publish() throws IOException {
      csv.publish();
      jsonl.publish();
    }

    @Override
    public void close() throws IOException {
      try (csv;
          jsonl) {
        // What was not published is removed.
      }
    }
  }

  /** What both files say of an item, without the line ends. */
  record Lines(String csv, String json) {}

  private static List<String> record(ManifestColumns columns, ItemReport report) {
    List<String> cells = new ArrayList<>(columns.input().size() + ResultColumn.values().length);
    for (int i = 0; i < columns.input().size(); i++) {
      cells.add(cell(report, i));
    }
    for (ResultColumn column : ResultColumn.values()) {
      cells.add(harmless(column.of(report)));
    }
    return cells;
  }

  /**
   * A row may be shorter than the headers; it is then an invalid one, and reported all the same.
   */
  private static String cell(ItemReport report, int column) {
    return column < report.values().size() ? report.values().get(column) : "";
  }

  private static String harmless(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    String text = value instanceof BigDecimal money ? money.toPlainString() : value.toString();
    boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    return formula ? "'" + text : text;
  }

  private static Map<String, Object> object(ManifestColumns columns, ItemReport report) {
    Map<String, String> input = new LinkedHashMap<>();
    for (int i = 0; i < columns.input().size(); i++) {
      input.put(columns.input().get(i), cell(report, i));
    }
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    for (ResultColumn column : ResultColumn.values()) {
      result.put(column.id(), column.of(report));
    }
    result.put("line", report.line());
    addRequest(result, report.request());
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("input", input);
    object.put("result", result);
    return object;
  }

  private static void addRequest(
      Map<String, @Nullable Object> result, @Nullable ImageRequest request) {
    result.put("prompt", request == null ? null : request.prompt());
    result.put("type", request == null ? null : request.type());
    result.put("aspect_ratio", request == null ? null : request.aspectRatio());
    result.put("style", request == null ? null : request.style());
    result.put("output_format", request == null ? null : request.outputFormat());
  }
}
