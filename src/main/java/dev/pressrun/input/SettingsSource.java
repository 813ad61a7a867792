package dev.pressrun.input;

import dev.pressrun.model.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The file that settings are read from, the environment around it, and what is wrong in it. */
final class SettingsSource {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

  private final String file;
  private final Map<String, String> environment;
  private final List<Problem> problems = new ArrayList<>();

  SettingsSource(String file, Map<String, String> environment) {
    this.file = file;
    this.environment = environment;
  }

  String file() {
    return file;
  }

  void complain(Setting setting, String message) {
    problems.add(setting.problem(message));
  }

  /**
   * The value with each {@code ${NAME}} replaced by that variable of the environment, but for the
   * API key, which would go with it where values go: into names, messages, to other hosts.
   */
  Setting expand(Setting setting) {
    Matcher variables = VARIABLE.matcher(setting.text());
    StringBuilder text = new StringBuilder();
    while (variables.find()) {
      String value = value(variables.group(1), setting);
      if (value == null) {
        complain(setting, "the environment has no variable " + variables.group(1));
      }
      variables.appendReplacement(text, Matcher.quoteReplacement(value == null ? "" : value));
    }
    variables.appendTail(text);
    return new Setting(setting.name(), text.toString(), file, setting.line(), setting.column());
  }

  /** The value with its variables filled in, for nobody's eyes; a variable may be missing. */
  Secret secret(Setting setting) {
    Matcher variables = VARIABLE.matcher(setting.text());
    StringBuilder text = new StringBuilder();
    String missing = null;
    while (variables.find()) {
      String value = value(variables.group(1), setting);
      if (value == null || value.isBlank()) {
        missing = variables.group(1);
      }
      variables.appendReplacement(
          text, Matcher.quoteReplacement(value == null ? "" : value.strip()));
    }
    variables.appendTail(text);
    return new Secret(text.toString().strip(), missing);
  }

  private @Nullable String value(String variable, Setting setting) {
    if (variable.equals(JobSpecs.API_KEY)) {
      complain(setting, "the API key is for the API alone: ${" + variable + "} is not filled in");
      return "";
    }
    return environment.get(variable);
  }

  /**
   * Ends the reading.
   *
   * @throws InputException where anything was wrong
   */
  void finish() {
    if (!problems.isEmpty()) {
      throw new InputException(
          problems.stream().sorted(Comparator.comparingLong(Problem::line)).toList());
    }
  }
}
