package dev.pressrun.input;

import dev.pressrun.input.Dimension.Choice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part of a job file that makes several items of each row. */
final class VariantSettings {
  private static final String COPIES = "copies";
  private static final long MOST_VARIANTS = 1_000;
  private static final int LONGEST_NAME = 40;

  private VariantSettings() {}

  static List<Dimension> read(Settings settings) {
    List<Dimension> dimensions = new ArrayList<>();
    for (String key : settings.keys()) {
      if (!key.equals(COPIES)) {
        dimensions.add(dimension(settings, key));
      }
    }
    Integer copies = settings.count(COPIES);
    if (copies != null && copies > MOST_VARIANTS) {
      settings.complain("found " + copies + " copies" + tooMany());
    } else if (copies != null) {
      dimensions.add(copies(copies));
    }
    dimensions.removeIf(dimension -> dimension.choices().isEmpty());
    check(settings, dimensions);
    return dimensions;
  }

  private static Dimension dimension(Settings settings, String key) {
    List<Choice> choices = new ArrayList<>();
    if (settings.isMapping(key)) {
      Settings named = settings.mapping(key);
      for (String name : named.keys()) {
        Setting value = named.written(name);
        if (value != null) {
          choices.add(new Choice(name.strip(), value));
        }
      }
    } else {
      for (Setting value : settings.writtenList(key)) {
        choices.add(new Choice(name(value, settings.source()), value));
      }
    }
    if (choices.isEmpty()) {
      settings.complain(key + " has no values; write a list such as " + key + ": [a, b]");
    }
    return new Dimension(key, choices);
  }

  /** A short value names itself. */
  private static String name(Setting value, SettingsSource source) {
    String name = value.text().strip();
    if (name.length() > LONGEST_NAME || name.contains("{{") || name.contains("\n")) {
      source.complain(
          value,
          "this value is too long, or a template, and cannot name a picture; give it a name, such"
              + " as {studio: \""
              + name.substring(0, Math.min(name.length(), 12)).strip()
              + "…\"}");
    }
    return name;
  }

  private static Dimension copies(int copies) {
    List<Choice> choices = new ArrayList<>();
    for (int i = 1; i <= copies; i++) {
      choices.add(
          new Choice(i == 1 ? "" : "#" + i, new Setting(COPIES, Integer.toString(i), "", 0, 0)));
    }
    return new Dimension(Dimension.COPY, choices);
  }

  private static void check(Settings settings, List<Dimension> dimensions) {
    long count = 1;
    for (Dimension dimension : dimensions) {
      count = Math.min(MOST_VARIANTS + 1, count * dimension.choices().size());
    }
    if (count > MOST_VARIANTS) {
      settings.complain("found more than " + MOST_VARIANTS + " variants of each row" + tooMany());
      return;
    }
    String twice = nameOfTwo(dimensions);
    if (twice != null) {
      settings.complain("two variants would be called \"" + twice + "\"");
    }
  }

  private static String tooMany() {
    return "; at most " + MOST_VARIANTS + " pictures are made of a row";
  }

  private static @Nullable String nameOfTwo(List<Dimension> dimensions) {
    Set<String> names = new HashSet<>();
    for (Variant variant : Variant.allOf(dimensions)) {
      String name = variant.behind("", Set.of()).strip();
      if (!names.add(name)) {
        return name;
      }
    }
    return null;
  }
}
