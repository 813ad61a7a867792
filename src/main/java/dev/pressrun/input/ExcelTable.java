package dev.pressrun.input;

import dev.pressrun.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * A sheet of an Excel workbook. Rows stream; the texts that the workbook keeps apart from them are
 * in memory.
 */
final class ExcelTable implements Table {
  private final String file;
  private final String sha256;
  private final ReadableWorkbook workbook;
  private final Sheet sheet;
  private final Iterator<Row> written;
  private final Headers headers;
  private final Iterator<InputRow> rows = new Rows();

  private ExcelTable(Path path, ReadableWorkbook workbook, TableFormat format) throws IOException {
    file = path.toString();
    sha256 = digest(path);
    this.workbook = workbook;
    sheet = sheet(format.sheet());
    written = sheet.openStream().iterator();
    headers = readHeaders(format.naming());
  }

  /**
   * Opens a sheet; without a name, the first.
   *
   * @throws InputException where the file is no workbook, or has no such sheet
   */
  static Table open(Path file, TableFormat format) {
    try {
      ReadableWorkbook workbook =
          new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false));
      try {
        return new ExcelTable(file, workbook, format);
      } catch (InputException e) {
        workbook.close();
        throw e;
      }
    } catch (IOException e) {
      throw TableFile.unreadable(file, e);
    } catch (ExcelReaderException e) {
      throw problem(file.toString(), 0, "this is no Excel workbook: " + e.getMessage());
    }
  }

  private static String digest(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path);
        DigestInputStream digested = new DigestInputStream(in, Digests.sha256())) {
      digested.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    }
  }

  private Sheet sheet(@Nullable String named) {
    List<String> names = workbook.getSheets().map(Sheet::getName).toList();
    if (named == null) {
      return workbook.getFirstSheet();
    }
    return workbook
        .findSheet(named)
        .orElseThrow(
            () ->
                problem(
                    file,
                    0,
                    "there is no sheet \"%s\"%s; the sheets are %s"
                        .formatted(named, Nearest.hint(named, names), Headers.list(names))));
  }

  private Headers readHeaders(TableFormat.Naming naming) {
    while (written.hasNext()) {
      Row row = written.next();
      List<String> names = new ArrayList<>(texts(row, row.getCellCount()));
      while (!names.isEmpty() && names.get(names.size() - 1).isBlank()) {
        names.remove(names.size() - 1);
      }
      if (!names.isEmpty()) {
        return Headers.of(file, new InputRow(row.getRowNum(), names), naming);
      }
    }
    throw problem(file, 0, "the sheet \"" + sheet.getName() + "\" is empty");
  }

  private static List<String> texts(Row row, int count) {
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(row.hasCell(i) ? ExcelText.of(row.getCell(i)) : "");
    }
    return texts;
  }

  private static InputException problem(String file, long line, String message) {
    return new InputException(new Problem(file, line, null, message));
  }

  private final class Rows extends LookAhead<InputRow> {
    @Override
    @Nullable InputRow find() {
      while (written.hasNext()) {
        Row row = written.next();
        List<String> texts = texts(row, Math.max(row.getCellCount(), headers.width()));
        if (!texts.stream().allMatch(String::isBlank)) {
          return row(row.getRowNum(), texts);
        }
      }
      return null;
    }

    private InputRow row(long line, List<String> texts) {
      String flaw = null;
      for (int i = 0; i < texts.size() && flaw == null; i++) {
        if (ExcelText.isError(texts.get(i))) {
          flaw = "a cell shows the error " + texts.get(i) + "; correct it in the workbook";
        } else if (i >= headers.width() && !texts.get(i).isBlank()) {
          flaw = "found \"%s\" in a column without a header".formatted(texts.get(i));
        }
      }
      String[] cells = texts.subList(0, headers.width()).toArray(String[]::new);
      return new InputRow(line, headers.pick(cells), flaw);
    }
  }

  @Override
  public List<String> headers() {
    return headers.names();
  }

  @Override
  public Detected detected() {
    return Detected.of(file, "Excel sheet \"" + sheet.getName() + '"', headers);
  }

  @Override
  public String sha256() {
    return sha256;
  }

  /** The rows that have not been read yet; there is one pass. */
  @Override
  public Iterator<InputRow> iterator() {
    return rows;
  }

  @Override
  public void close() {
    try {
      workbook.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
