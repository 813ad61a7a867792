package dev.pressrun.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** A table in a text file with delimiters; Commons CSV parts it into cells. */
final class DelimitedTable implements Table {
  private final Headers headers;
  private final Detected detected;
  private final String sha256;
  private final CSVParser parser;
  private final CsvRows rows;

  private DelimitedTable(Path path, TableScan.Result scan, TableFormat.Naming naming)
      throws IOException {
    String file = path.toString();
    sha256 = scan.sha256();
    parser = parser(path, scan);
    rows = new CsvRows(parser, file);
    headers = Headers.of(file, rows.header(), naming);
    rows.readAs(headers);
    detected =
        Detected.of(
            file,
            "%s, %s, %s"
                .formatted(
                    scan.encoding(),
                    Delimiters.words(scan.delimiter()),
                    scan.quoting().isQuoted() ? "quoted" : "unquoted"),
            headers);
  }

  static DelimitedTable open(Path file, TableFormat format, KnownTables known) {
    try {
      return new DelimitedTable(file, known.scan(file, format), format.naming());
    } catch (IOException e) {
      throw TableFile.unreadable(file, e);
    }
  }

  private static CSVParser parser(Path file, TableScan.Result scan) throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(scan.delimiter())
            .setQuote(scan.quoting().isQuoted() ? scan.quoting().mark() : null)
            .setIgnoreEmptyLines(true)
            .get();
    InputStream in = Files.newInputStream(file);
    in.skipNBytes(scan.bomBytes());
    return CSVParser.builder()
        .setReader(new InputStreamReader(in, scan.charset()))
        .setFormat(format)
        .get();
  }

  @Override
  public List<String> headers() {
    return headers.names();
  }

  @Override
  public Detected detected() {
    return detected;
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
      parser.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
