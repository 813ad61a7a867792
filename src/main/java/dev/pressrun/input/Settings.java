package dev.pressrun.input;

import dev.pressrun.model.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of a job file, read key by key. What is wrong is collected, never thrown; a setting
 * with a mistake reads as if it were not there.
 */
final class Settings {
  private final SettingKeys keys;
  private final String prefix;
  private final SettingsSource source;

  /**
   * A mapping.
   *
   * @param prefix of the full names of its keys, such as {@code "input."}
   */
  Settings(YamlNode.Mapping mapping, String prefix, SettingsSource source) {
    this.keys = new SettingKeys(mapping, prefix, source);
    this.prefix = prefix;
    this.source = source;
  }

  /** A single value, with variables of the environment filled in. */
  @Nullable Setting text(String key) {
    Setting written = written(key);
    return written == null ? null : source.expand(written);
  }

  /** A single value exactly as it was written. */
  @Nullable Setting written(String key) {
    YamlNode value = keys.value(key);
    if (value == null || value instanceof YamlNode.Scalar) {
      return keys.setting(key, value);
    }
    source.complain(keys.at(key, value), "found " + value.kind() + ", expected a single value");
    return null;
  }

  /** A single value, or a list of single values, exactly as written; empty where there is none. */
  List<Setting> writtenList(String key) {
    YamlNode value = keys.value(key);
    if (!(value instanceof YamlNode.Sequence sequence)) {
      Setting single = written(key);
      return single == null ? List.of() : List.of(single);
    }
    List<Setting> settings = new ArrayList<>();
    for (YamlNode item : sequence.items()) {
      Setting setting = keys.setting(key, item);
      if (setting == null) {
        source.complain(keys.at(key, item), "found " + item.kind() + " in a list of single values");
      } else {
        settings.add(setting);
      }
    }
    return settings;
  }

  /** Whether the key has a single value rather than a mapping or nothing. */
  boolean isText(String key) {
    return keys.value(key) instanceof YamlNode.Scalar;
  }

  /** Whether the key has settings below it. */
  boolean isMapping(String key) {
    return keys.value(key) instanceof YamlNode.Mapping;
  }

  /** The mapping below the key; an empty one where there is none. */
  Settings mapping(String key) {
    YamlNode value = keys.value(key);
    String below = prefix + key + '.';
    if (value instanceof YamlNode.Mapping found) {
      return new Settings(found, below, source);
    }
    if (value != null) {
      source.complain(
          keys.at(key, value), "found " + value.kind() + ", expected settings below it");
    }
    return new Settings(new YamlNode.Mapping(Map.of(), 0, 0), below, source);
  }

  /** Each mapping of a list of mappings; a single one stands for a list of one. */
  List<Settings> mappings(String key) {
    YamlNode value = keys.value(key);
    if (value == null) {
      return List.of();
    }
    List<Settings> all = new ArrayList<>();
    for (YamlNode item :
        value instanceof YamlNode.Sequence sequence ? sequence.items() : List.of(value)) {
      if (item instanceof YamlNode.Mapping found) {
        all.add(new Settings(found, prefix + key + '.', source));
      } else {
        source.complain(
            keys.at(key, item), "found " + item.kind() + ", expected settings below it");
      }
    }
    return all;
  }

  /** A value that a word of a fixed list stands for. */
  <T> T choice(String key, Map<String, T> words, T otherwise) {
    String allowed = String.join(", ", words.keySet());
    T chosen =
        parsed(
            key,
            text -> words.get(text),
            text -> "allowed are " + allowed + Nearest.hint(text, words.keySet()));
    return chosen == null ? otherwise : chosen;
  }

  /** A whole number from 1. */
  @Nullable Integer count(String key) {
    return parsed(key, SettingValues::count, text -> "expected a whole number from 1");
  }

  /** Any whole number. */
  @Nullable Long number(String key) {
    return parsed(key, SettingValues::number, text -> "expected a whole number");
  }

  /** An amount of US dollars, not negative. */
  @Nullable Money money(String key) {
    return parsed(
        key, SettingValues::money, text -> "expected an amount in US dollars such as 25.00");
  }

  /** A length of time. */
  @Nullable Duration duration(String key) {
    return parsed(
        key,
        text -> Durations.parse(text).orElse(null),
        text -> "expected a length of time such as 90s, 10m or 1h30m");
  }

  /** Bytes a second. */
  @Nullable Long bandwidth(String key) {
    return parsed(
        key,
        text -> Bandwidths.parse(text).orElse(null),
        text -> "expected a bandwidth such as 20 Mbit/s or 2.5 MB/s");
  }

  /** A value that a function reads; where it returns null, the complaint says what is expected. */
  <T> @Nullable T parsed(
      String key, Function<String, @Nullable T> parser, UnaryOperator<String> complaint) {
    return unstripped(key, text -> parser.apply(text.strip()), complaint);
  }

  /** As {@link #parsed}, where spaces at the ends mean something. */
  <T> @Nullable T unstripped(
      String key, Function<String, @Nullable T> parser, UnaryOperator<String> complaint) {
    Setting setting = text(key);
    if (setting == null) {
      return null;
    }
    T value = parser.apply(setting.text());
    if (value == null) {
      source.complain(
          setting, "found \"" + setting.text() + "\"; " + complaint.apply(setting.text()));
    }
    return value;
  }

  /** The keys that stand in the mapping. */
  Set<String> keys() {
    return keys.all();
  }

  /** Complains of every key that has not been asked for. */
  void rejectOthers() {
    keys.rejectOthers();
  }

  /** Complains of the mapping as a whole. */
  void complain(String message) {
    keys.complain(message);
  }

  /** Where these settings come from. */
  SettingsSource source() {
    return source;
  }
}
