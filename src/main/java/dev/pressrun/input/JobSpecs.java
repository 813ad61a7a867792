package dev.pressrun.input;

import dev.pressrun.model.Limits;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a run is to do, from a job file or from a plain table. */
public final class JobSpecs {
  /** The variable of the environment that holds the API key, which no job file may use. */
  public static final String API_KEY = "LUMA_AGENTS_API_KEY";

  private JobSpecs() {}

  /**
   * Reads a job file ({@code .yml}, {@code .yaml}), or takes any other file as a plain table whose
   * request is its own columns of the fields' names. The table itself is not opened.
   *
   * @throws InputException with all that is wrong
   */
  public static JobSpec read(Path file, JobOverrides overrides) {
    return read(file, overrides, System.getenv());
  }

  /** As {@link #read(Path, JobOverrides)}, with another environment for {@code ${NAME}}. */
  public static JobSpec read(Path file, JobOverrides overrides, Map<String, String> environment) {
    TableFile.check(file);
    SettingsSource source = new SettingsSource(file.toString(), environment);
    JobSpec spec =
        isJobFile(file)
            ? new JobFile(file, overrides, source).read()
            : plainTable(file, overrides, source);
    source.finish();
    return spec;
  }

  /** Whether the file's name says that it is a job file rather than a table. */
  public static boolean isJobFile(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".yml") || name.endsWith(".yaml");
  }

  private static JobSpec plainTable(Path file, JobOverrides overrides, SettingsSource source) {
    String name = nameOf(file);
    InputSpec input = InputSpec.of(file);
    return new JobSpec(
        file,
        name,
        Provider.LUMA,
        null,
        PriceTables.published(),
        InputSettings.override(input, overrides, source),
        RequestSpec.ownColumns(file.toString()),
        Limits.DEFAULTS,
        new OutputSpec(folder(name, null, overrides), null, false),
        InDoubtPolicy.HOLD,
        SimulatorSpec.DEFAULTS,
        NotifySpec.NONE,
        MetricsSpec.NONE);
  }

  /** The file's name without its extension. */
  static String nameOf(Path file) {
    Path last = file.getFileName();
    String name = last == null ? "job" : last.toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** The command line's folder, else the job file's, else {@code out/<name>}. */
  static Path folder(String name, @Nullable Path inJobFile, JobOverrides overrides) {
    if (overrides.out() != null) {
      return overrides.out();
    }
    return inJobFile == null ? Path.of("out", OutputNames.safe(name)) : inJobFile;
  }
}
