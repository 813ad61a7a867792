package dev.pressrun.input;

import com.samskivert.mustache.Mustache;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * Sections that change what stands in them: {@code {{#strip-html}}…{{/strip-html}}} takes tags out,
 * resolves entities and joins white space; {@code {{#cut-200}}…{{/cut-200}}} keeps at most 200
 * characters and cuts at a word; {@code {{#first-3}}…{{/first-3}}} keeps the first three of the
 * pictures that are named.
 */
final class TemplateFunctions {
  private static final String STRIP_HTML = "strip-html";
  private static final Pattern FIRST = Pattern.compile("first-([1-9])");
  private static final Pattern CUT = Pattern.compile("cut-([1-9][0-9]{0,4})");

  private TemplateFunctions() {}

  /** The function of that name, or null where there is none. */
  static Mustache.@Nullable Lambda named(String name) {
    if (name.equals(STRIP_HTML)) {
      return (part, out) -> out.append(stripHtml(part.execute()));
    }
    Matcher first = FIRST.matcher(name);
    if (first.matches()) {
      int most = Integer.parseInt(first.group(1));
      return (part, out) -> out.append(first(part.execute(), most));
    }
    Matcher cut = CUT.matcher(name);
    if (cut.matches()) {
      int most = Integer.parseInt(cut.group(1));
      return (part, out) -> out.append(cut(part.execute(), most));
    }
    return null;
  }

  /** As a browser would show it, in one line. */
  static String stripHtml(String html) {
    return Jsoup.parse(html).text();
  }

  /** At most so many of the references that a text names. */
  static String first(String text, int most) {
    return ReferenceFields.names(text).stream().limit(most).collect(Collectors.joining("|"));
  }

  /** At most so many characters (code points), cut at the last white space if there is any. */
  static String cut(String text, int most) {
    if (text.codePointCount(0, text.length()) <= most) {
      return text;
    }
    int end = text.offsetByCodePoints(0, most);
    int word = end;
    while (word > 0 && !Character.isWhitespace(text.charAt(word))) {
      word--;
    }
    return text.substring(0, word > 0 ? word : end).stripTrailing();
  }
}
