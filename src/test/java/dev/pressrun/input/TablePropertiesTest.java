package dev.pressrun.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

class TablePropertiesTest {
  private static Path file = Path.of("");

  @BeforeContainer
  static void createFile() throws IOException {
    file = Files.createTempFile("pressrun", ".csv");
  }

  @AfterContainer
  static void deleteFile() throws IOException {
    Files.delete(file);
  }

  @Provide
  Arbitrary<String> cells() {
    Arbitrary<Character> characters =
        Arbitraries.frequencyOf(
            Tuple.of(5, Arbitraries.chars().range('a', 'e')),
            Tuple.of(3, Arbitraries.of(',', ';', '\t', '|', '"', '\'', '\\', ' ')),
            Tuple.of(1, Arbitraries.of('\n', '\r', '{', '}', '#')),
            Tuple.of(1, Arbitraries.of('é', 'ß', '€', '’')));
    return characters.list().ofMaxSize(8).map(TablePropertiesTest::text);
  }

  private static String text(List<Character> characters) {
    StringBuilder text = new StringBuilder();
    characters.forEach(text::append);
    return text.toString();
  }

  @Provide
  Arbitrary<List<List<String>>> rows() {
    return cells().list().ofSize(3).list().ofMaxSize(6);
  }

  @Property(tries = 500)
  void a_written_table_reads_back(
      @ForAll("rows") List<List<String>> rows,
      @ForAll("delimiters") char delimiter,
      @ForAll("lineEnds") String lineEnd,
      @ForAll("encodings") String encoding)
      throws IOException {
    write(rows, delimiter, lineEnd, QuoteMode.MINIMAL, encoding);

    assertReadsBack(rows, new TableFormat(null, null, Quoting.DOUBLE, null));
  }

  @Property(tries = 200)
  void a_table_with_all_cells_quoted_is_recognised(
      @ForAll("rows") List<List<String>> rows,
      @ForAll("delimiters") char delimiter,
      @ForAll("lineEnds") String lineEnd)
      throws IOException {
    write(rows, delimiter, lineEnd, QuoteMode.ALL, "UTF-8");

    assertReadsBack(rows, TableFormat.AUTO);
  }

  @Property(tries = 200)
  void any_bytes_are_read_or_refused_with_a_problem(
      @ForAll List<@IntRange(min = 0, max = 255) Integer> bytes) throws IOException {
    byte[] written = new byte[bytes.size()];
    IntStream.range(0, written.length).forEach(i -> written[i] = bytes.get(i).byteValue());
    Files.write(file, written);

    try (Table table = Table.open(InputSpec.of(file))) {
      int width = table.headers().size();
      assertThat(Tables.rows(table)).allMatch(row -> row.values().size() == width);
    } catch (InputException e) {
      assertThat(e.problems()).isNotEmpty();
    }
  }

  @Provide
  Arbitrary<Character> delimiters() {
    return Arbitraries.of(',', ';', '\t', '|');
  }

  @Provide
  Arbitrary<String> lineEnds() {
    return Arbitraries.of("\n", "\r\n", "\r");
  }

  @Provide
  Arbitrary<String> encodings() {
    return Arbitraries.of("UTF-8", "UTF-8 with BOM", "UTF-16LE with BOM", "UTF-16BE with BOM");
  }

  private static void write(
      List<List<String>> rows, char delimiter, String lineEnd, QuoteMode mode, String encoding)
      throws IOException {
    StringWriter text = new StringWriter();
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delimiter)
            .setRecordSeparator(lineEnd)
            .setQuoteMode(mode)
            .get();
    try (CSVPrinter printer = new CSVPrinter(text, format)) {
      printer.printRecord("one", "two", "three");
      printer.printRecords(rows);
    }
    String[] words = encoding.split(" ");
    Charset charset = Charset.forName(words[0].toUpperCase(Locale.ROOT));
    Files.writeString(file, words.length == 1 ? text.toString() : "\uFEFF" + text, charset);
  }

  private static void assertReadsBack(List<List<String>> rows, TableFormat format) {
    assertThat(Tables.cells(Tables.input(file, format))).isEqualTo(rows);
  }
}
