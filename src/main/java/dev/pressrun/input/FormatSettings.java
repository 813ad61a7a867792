package dev.pressrun.input;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a table's bytes are to be read, from a job file or from options. */
final class FormatSettings {
  private static final String AUTO = "auto";
  private static final Map<String, Quoting> QUOTES = quotes();
  private static final Map<String, TableFormat.Naming> NAMINGS =
      JobFile.words("strict", TableFormat.Naming.STRICT, "number", TableFormat.Naming.NUMBER);

  private FormatSettings() {}

  private static Map<String, Quoting> quotes() {
    Map<String, Quoting> words = new LinkedHashMap<>();
    words.put(AUTO, Quoting.AUTO);
    words.put("none", Quoting.NONE);
    words.put("\"", Quoting.DOUBLE);
    words.put("'", Quoting.SINGLE);
    return words;
  }

  /** What the settings say; where they say nothing, as {@code base}. */
  static TableFormat read(Settings settings, TableFormat base) {
    Optional<Charset> encoding =
        settings.parsed(
            "encoding",
            FormatSettings::encoding,
            text -> "expected auto or an encoding such as utf-8 or windows-1252");
    Optional<Character> delimiter =
        settings.unstripped(
            "delimiter",
            FormatSettings::delimiter,
            text -> "expected auto, comma, semicolon, tab, pipe or a single character");
    Setting sheet = settings.text("sheet");
    return new TableFormat(
        encoding == null ? base.encoding() : encoding.orElse(null),
        delimiter == null ? base.delimiter() : delimiter.orElse(null),
        settings.choice("quote", QUOTES, base.quoting()),
        sheet == null ? base.sheet() : sheet.text(),
        settings.choice("headers", NAMINGS, base.naming()));
  }

  /** The options over what the job file says. */
  static TableFormat override(TableFormat base, JobOverrides overrides, SettingsSource source) {
    Map<String, YamlNode.Entry> options = new LinkedHashMap<>();
    put(options, "encoding", overrides.encoding());
    put(options, "delimiter", overrides.delimiter());
    put(options, "quote", overrides.quote());
    return read(new Settings(new YamlNode.Mapping(options, 0, 0), "--", source), base);
  }

  private static void put(Map<String, YamlNode.Entry> options, String key, @Nullable String value) {
    if (value != null) {
      options.put(key, new YamlNode.Entry(new YamlNode.Scalar(value, 0, 0), 0, 0));
    }
  }

  /** Empty: to be found out; null: the text is no encoding. */
  private static @Nullable Optional<Charset> encoding(String text) {
    if (text.equals(AUTO)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Charset.forName(text));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }

  /** Empty: to be found out; null: the text is no delimiter. */
  private static @Nullable Optional<Character> delimiter(String text) {
    if (text.equals(AUTO)) {
      return Optional.empty();
    }
    Character delimiter = Delimiters.ofWord(text);
    return delimiter == null ? null : Optional.of(delimiter);
  }
}
