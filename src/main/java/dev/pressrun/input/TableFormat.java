package dev.pressrun.input;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * How the bytes of a table are to be read.
 *
 * @param encoding null: found from the bytes
 * @param delimiter null: found from the header
 * @param quoting {@link Quoting#AUTO}: found from the cells
 * @param sheet of a workbook; null: the first
 * @param naming what becomes of columns without a name of their own
 */
public record TableFormat(
    @Nullable Charset encoding,
    @Nullable Character delimiter,
    Quoting quoting,
    @Nullable String sheet,
    Naming naming) {
  public static final TableFormat AUTO = new TableFormat(null, null, Quoting.AUTO, null);

  /** What becomes of columns without a name, and of several with the same. */
  public enum Naming {
    /** They are an error. */
    STRICT,
    /** They get names by number: {@code column 7}, {@code image (2)}. */
    NUMBER
  }

  public TableFormat(
      @Nullable Charset encoding,
      @Nullable Character delimiter,
      Quoting quoting,
      @Nullable String sheet) {
    this(encoding, delimiter, quoting, sheet, Naming.STRICT);
  }
}
