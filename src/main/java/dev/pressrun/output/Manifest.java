package dev.pressrun.output;

import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.ItemReport;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
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
  public Manifest(Path outputFolder) throws IOException {
    this(outputFolder, new JdkDisk());
  }

  public Manifest(Path outputFolder, DiskOps disk) throws IOException {
    this.folders = new OutputFolders(outputFolder, disk);
    this.disk = disk;
  }

  /**
   * Writes both files in one pass; the former ones stay until both are complete.
   *
   * @param headers the input's headers
   * @param reports one for each input row, in input order
   * @return the columns written, of which some may have had to take another name
   * @throws DiskException where the output folder does not take the files
   */
  public ManifestColumns write(List<String> headers, Iterator<ItemReport> reports)
      throws IOException {
    ManifestColumns columns = ManifestColumns.of(headers);
    try (WholeFile csv = WholeFile.begin(folders, disk, CSV);
        WholeFile jsonl = WholeFile.begin(folders, disk, JSONL);
        AheadOf<ItemReport, Lines> lines =
            new AheadOf<>(reports, report -> lines(columns, report))) {
      csv.text().write(FORMAT.format(columns.all().toArray()));
      csv.text().write('\n');
      while (lines.hasNext()) {
        Lines next = lines.next();
        csv.text().write(next.csv());
        csv.text().write('\n');
        jsonl.text().write(next.json());
        jsonl.text().write('\n');
      }
      csv.publish();
      jsonl.publish();
    }
    return columns;
  }

  /** What both files say of an item, without the line ends. */
  private record Lines(String csv, String json) {}

  private static Lines lines(ManifestColumns columns, ItemReport report) {
    return new Lines(
        FORMAT.format(record(columns, report).toArray()), Json.line(object(columns, report)));
  }

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
