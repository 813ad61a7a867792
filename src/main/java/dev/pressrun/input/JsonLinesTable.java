package dev.pressrun.input;

import dev.pressrun.model.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A table of JSON objects, one a line; the keys of all of them are its columns. */
final class JsonLinesTable implements Table {
  private static final int MOST_COLUMNS = 2_000;

  private final String file;
  private final String sha256;
  private final Headers headers;
  private final BufferedReader reader;
  private final Iterator<InputRow> rows = new Rows();

  private JsonLinesTable(Path path) throws IOException {
    file = path.toString();
    DigestInputStream in = new DigestInputStream(Files.newInputStream(path), Digests.sha256());
    try (in) {
      headers = headers(in);
      in.transferTo(OutputStream.nullOutputStream());
    }
    sha256 = HexFormat.of().formatHex(in.getMessageDigest().digest());
    reader = reader(Files.newInputStream(path));
  }

  /**
   * Reads the file once from end to end.
   *
   * @throws InputException where it is not UTF-8, or no line of it holds a column
   */
  static Table open(Path file) {
    try {
      return new JsonLinesTable(file);
    } catch (MalformedInputException e) {
      throw problem(file.toString(), "this is not UTF-8; JSON Lines are always UTF-8");
    } catch (IOException e) {
      throw TableFile.unreadable(file, e);
    }
  }

  private static BufferedReader reader(InputStream in) {
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
  }

  private Headers headers(InputStream in) throws IOException {
    Set<String> names = new LinkedHashSet<>();
    BufferedReader lines = reader(in);
    String line = lines.readLine();
    while (line != null) {
      names.addAll(JsonLine.read(line).values().keySet());
      if (names.size() > MOST_COLUMNS) {
        throw problem(file, "this has more than " + MOST_COLUMNS + " different keys");
      }
      line = lines.readLine();
    }
    if (names.isEmpty()) {
      throw problem(file, "no line holds a JSON object, such as {\"id\": 1, \"prompt\": \"…\"}");
    }
    return Headers.of(file, new InputRow(1, List.copyOf(names)), TableFormat.Naming.STRICT);
  }

  private static InputException problem(String file, String message) {
    return new InputException(new Problem(file, 0, null, message));
  }

  private final class Rows extends LookAhead<InputRow> {
    private long number;

    @Override
    @Nullable InputRow find() {
      try {
        String line = reader.readLine();
        while (line != null) {
          number++;
          if (!line.isBlank()) {
            return row(JsonLine.read(line));
          }
          line = reader.readLine();
        }
        return null;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private InputRow row(JsonLine line) {
      Map<String, String> values = line.values();
      List<String> cells =
          headers.names().stream().map(name -> values.getOrDefault(name, "")).toList();
      return new InputRow(number, cells, line.flaw());
    }
  }

  @Override
  public List<String> headers() {
    return headers.names();
  }

  @Override
  public Detected detected() {
    return Detected.of(file, "JSON Lines", headers);
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
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
