package dev.pressrun.input;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The part of a job file that says where the rows come from, and the options that override it. */
final class InputSettings {
  private InputSettings() {}

  static InputSpec read(Settings all, JobFile job, JobOverrides overrides) {
    Settings settings = all.mapping("input");
    ReferenceSettings references = ReferenceSettings.read(all, settings, job);
    List<Path> files = files(settings, job);
    if (files.isEmpty() && !settings.keys().contains("file")) {
      settings.complain("an input has a file, such as file: products.csv");
    }
    List<Path> tables = files.isEmpty() ? List.of(job.file()) : files;
    InputSpec input =
        new InputSpec(
            tables,
            settings.writtenList("id").stream().map(Setting::text).toList(),
            FormatSettings.read(settings, TableFormat.AUTO),
            references.rootOr(InputSpec.folderOf(tables.get(0))),
            settings.choice(
                "on-invalid",
                JobFile.words("stop", OnInvalid.STOP, "skip", OnInvalid.SKIP),
                OnInvalid.STOP),
            RowSettings.read(settings),
            references.convert());
    settings.rejectOthers();
    return override(input, overrides, settings.source());
  }

  private static List<Path> files(Settings settings, JobFile job) {
    List<Path> files = new ArrayList<>();
    for (Setting written : settings.writtenList("file")) {
      Path file = job.path(settings.source().expand(written));
      if (file != null) {
        files.add(file);
      }
    }
    return files;
  }

  /** The input as the command line wants it. */
  static InputSpec override(InputSpec input, JobOverrides overrides, SettingsSource source) {
    Path references = overrides.references();
    if (references != null && !Files.isDirectory(references)) {
      source.complain(option("--references"), "there is no folder " + references);
    }
    return new InputSpec(
        input.files(),
        input.id(),
        FormatSettings.override(input.format(), overrides, source),
        references == null ? input.references() : references,
        input.onInvalid(),
        input.rows(),
        input.convert());
  }

  private static Setting option(String name) {
    return new Setting(name, "", "command line", 0, 0);
  }
}
