package dev.pressrun.input;

import dev.pressrun.model.Reference;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a reference in a cell means: an https URL for the API to fetch, an earlier generation, or a
 * picture below the references folder. Nothing outside that folder is ever opened, and no URL is
 * ever fetched here. Not for use by several threads.
 */
final class References {
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):.*");
  private static final Pattern HTTPS = Pattern.compile("(?i)https://[^\\s/?#]+[^\\s\\p{Cntrl}]*");
  private static final Pattern GENERATION =
      Pattern.compile(
          "(?i)generation:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");

  private static final String OPTIONAL = "optional:";

  private final ReferenceFolder folder;
  private final ReferencePatterns patterns;

  References(ReferenceFolder folder, ReferencePatterns patterns) {
    this.folder = folder;
    this.patterns = patterns;
  }

  /**
   * The references that a text stands for: itself, or the files that match it as a pattern. A
   * pattern that begins with {@code optional:} may match none.
   *
   * @param complain is told where nothing matches, or where it leads out of the folder
   */
  List<String> expand(String text, Consumer<String> complain) {
    boolean optional = text.startsWith(OPTIONAL);
    String pattern = optional ? text.substring(OPTIONAL.length()).strip() : text;
    if (!optional && !ReferencePatterns.isPattern(pattern)) {
      return List.of(text);
    }
    List<String> found = patterns.matches(pattern);
    if (found == null) {
      complain.accept("found \"" + text + "\"; " + folder.outside());
      return List.of();
    }
    if (found.isEmpty() && !optional) {
      complain.accept(
          "found \""
              + text
              + "\"; no file below the references folder matches it; write optional: before a"
              + " pattern that need not match");
    }
    return found;
  }

  /**
   * One reference.
   *
   * @param source whether it is the image to edit, which may be an earlier generation
   * @param complain is told what is wrong
   * @return null where something is
   */
  @Nullable Reference resolve(String text, boolean source, Consumer<String> complain) {
    Matcher scheme = SCHEME.matcher(text);
    if (!scheme.matches()) {
      return folder.resolve(text, complain);
    }
    Reference reference =
        switch (scheme.group(1).toLowerCase(Locale.ROOT)) {
          case "https" -> HTTPS.matcher(text).matches() ? new Reference.Url(text) : null;
          case "generation" -> generation(text, source);
          default -> null;
        };
    if (reference == null) {
      complain.accept("found \"" + text + "\"; " + advice(scheme.group(1), source));
    }
    return reference;
  }

  /** An id of the provider's, which only a source may be, else the key of another item. */
  private static @Nullable Reference generation(String text, boolean source) {
    Matcher matcher = GENERATION.matcher(text);
    if (matcher.matches()) {
      return source ? new Reference.Generation(matcher.group(1).toLowerCase(Locale.ROOT)) : null;
    }
    String key = text.substring(text.indexOf(':') + 1).strip();
    return key.isEmpty() ? null : new Reference.ResultOf(key, null);
  }

  private static String advice(String scheme, boolean source) {
    return switch (scheme.toLowerCase(Locale.ROOT)) {
      case "https" -> "a URL has a host and no spaces; write a space as %20";
      case "http" -> "the API fetches over https only; use https:// or a file";
      case "generation" ->
          source
              ? "generation: is followed by the id of another row, or by that of an earlier generation, a UUID"
              : "an earlier generation can be edited as source, but is no image_ref; the id of another row can be";
      case "data" -> "inline data is not taken; save the picture as a file and name that";
      case "file" -> "name the file by its path below the references folder";
      default -> scheme + ": is not taken; use an https URL or a file below the references folder";
    };
  }
}
