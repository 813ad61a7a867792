package dev.pressrun.input;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/**
 * What a cell of a sheet shows: numbers with the decimals and leading zeros of their format,
 * without grouping and signs of currency; dates and times in the ISO form; percentages as such.
 */
final class ExcelText {
  /** Excel keeps 15 digits; what follows is noise of binary fractions. */
  private static final MathContext DIGITS = new MathContext(15);

  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]|_.");
  private static final Pattern DATE = Pattern.compile("[dyhs]|m{1,5}", Pattern.CASE_INSENSITIVE);
  private static final Pattern ZEROS = Pattern.compile("(0*)(?:\\.(0+))?(%?)");
  private static final Pattern ERROR =
      Pattern.compile("#(N/A|REF!|VALUE!|DIV/0!|NAME\\?|NUM!|NULL!|SPILL!|CALC!)");

  private ExcelText() {}

  static String of(@Nullable Cell cell) {
    if (cell == null || cell.getType() == CellType.EMPTY) {
      return "";
    }
    if (cell.getType() == CellType.NUMBER || cell.getValue() instanceof BigDecimal) {
      return number(cell, cell.getDataFormatString());
    }
    if (cell.getType() == CellType.BOOLEAN) {
      return cell.asBoolean().toString();
    }
    String text = cell.getText();
    return text == null ? "" : text;
  }

  /** Whether the text is what a formula shows that has failed. */
  static boolean isError(String text) {
    return ERROR.matcher(text).matches();
  }

  private static String number(Cell cell, @Nullable String format) {
    BigDecimal value = new BigDecimal(cell.getRawValue()).round(DIGITS);
    String shown = format == null ? "" : QUOTED.matcher(format).replaceAll("");
    if (DATE.matcher(shown).find() && !shown.contains("General")) {
      return date(cell.asDate(), value);
    }
    Matcher zeros = ZEROS.matcher(shown.split(";", 2)[0].replaceAll("[#,\\s]", ""));
    if (shown.isEmpty() || !zeros.matches()) {
      return plain(value);
    }
    int decimals = zeros.group(2) == null ? 0 : zeros.group(2).length();
    boolean percent = !zeros.group(3).isEmpty();
    BigDecimal rounded =
        (percent ? value.movePointRight(2) : value).setScale(decimals, RoundingMode.HALF_UP);
    String text = rounded.abs().toPlainString();
    int missing = zeros.group(1).length() - text.replaceFirst("\\..*", "").length();
    return (rounded.signum() < 0 ? "-" : "")
        + "0".repeat(Math.max(0, missing))
        + text
        + zeros.group(3);
  }

  private static String plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.toBigInteger().toString() : stripped.toPlainString();
  }

  private static String date(LocalDateTime date, BigDecimal days) {
    if (days.compareTo(BigDecimal.ONE) < 0) {
      return date.toLocalTime().toString();
    }
    boolean midnight = date.toLocalTime().equals(LocalTime.MIDNIGHT);
    return midnight ? date.toLocalDate().toString() : date.toString();
  }
}
