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
 */
public record TableFormat(
    @Nullable Charset encoding,
    @Nullable Character delimiter,
    Quoting quoting,
    @Nullable String sheet) {
  public static final TableFormat AUTO = new TableFormat(null, null, Quoting.AUTO, null);
}
