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

  private DelimitedTable(InputSpec input, TableScan.Result scan) throws IOException {
    String file = input.file().toString();
    sha256 = scan.sha256();
    parser = parser(input.file(), scan);
    rows = new CsvRows(parser, file);
    headers = Headers.of(file, rows.header());
    rows.readAs(headers);
    detected =
        new Detected(
            file,
            scan.encoding(),
            Delimiters.words(scan.delimiter()),
            scan.quoting().isQuoted() ? "quoted" : "unquoted",
            headers.names().size(),
            headers.leftOut());
  }

  static DelimitedTable open(InputSpec input) {
    TableFile.check(input.file());
    try {
      return new DelimitedTable(input, TableScan.of(input));
    } catch (IOException e) {
      throw TableFile.unreadable(input.file(), e);
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
