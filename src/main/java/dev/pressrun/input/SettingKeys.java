package dev.pressrun.input;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of one mapping of a job file, and which of them the program knows. */
final class SettingKeys {
  private final YamlNode.Mapping mapping;
  private final String prefix;
  private final SettingsSource source;
  private final Set<String> known = new LinkedHashSet<>();

  SettingKeys(YamlNode.Mapping mapping, String prefix, SettingsSource source) {
    this.mapping = mapping;
    this.prefix = prefix;
    this.source = source;
  }

  /** The keys that stand in the mapping. */
  Set<String> all() {
    return mapping.entries().keySet();
  }

  /** What stands at the key, which is known from now on; null where nothing does. */
  @Nullable YamlNode value(String key) {
    known.add(key);
    YamlNode.Entry entry = mapping.entries().get(key);
    return entry == null || entry.value() instanceof YamlNode.Nothing ? null : entry.value();
  }

  /** The node as a setting, or null where it is no single value. */
  @Nullable Setting setting(String key, @Nullable YamlNode node) {
    return node instanceof YamlNode.Scalar scalar
        ? new Setting(prefix + key, scalar.text(), source.file(), node.line(), node.column())
        : null;
  }

  /** A place to complain of. */
  Setting at(String key, YamlNode node) {
    return at(key, node.line(), node.column());
  }

  private Setting at(String key, long line, long column) {
    return new Setting(prefix + key, "", source.file(), line, column);
  }

  /** Complains of every key that has not been asked for. */
  void rejectOthers() {
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              if (!known.contains(key)) {
                source.complain(
                    at(key, entry.line(), entry.column()),
                    "there is no such setting"
                        + Nearest.hint(key, known)
                        + "; known are "
                        + String.join(", ", known));
              }
            });
  }

  /** Complains of the mapping as a whole. */
  void complain(String message) {
    String name = prefix.isEmpty() ? source.file() : prefix.substring(0, prefix.length() - 1);
    source.complain(
        new Setting(name, "", source.file(), mapping.line(), mapping.column()), message);
  }
}
