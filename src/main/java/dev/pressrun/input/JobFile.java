package dev.pressrun.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A job file in its fixed shape. */
final class JobFile {
  private final Path file;
  private final JobOverrides overrides;
  private final SettingsSource source;

  JobFile(Path file, JobOverrides overrides, SettingsSource source) {
    this.file = file;
    this.overrides = overrides;
    this.source = source;
  }

  /** The job; mistakes are the source's to report. */
  JobSpec read() {
    Settings job = new Settings(yaml(), "", source);
    Setting named = job.text("name");
    String name = named == null ? JobSpecs.nameOf(file) : named.text();
    ApiSettings api = ApiSettings.read(job);
    InputSpec input = InputSettings.read(job, this, overrides);
    Settings output = job.mapping("output");
    JobSpec spec =
        new JobSpec(
            file,
            name,
            api.provider(),
            api.baseUrl(),
            api.prices(),
            input,
            request(job.mapping("request"), VariantSettings.read(job.mapping("variants")), output),
            LimitSettings.limits(job.mapping("limits")),
            output(output, name),
            inDoubt(job),
            LimitSettings.simulator(job.mapping("simulator")),
            NotifySettings.read(job.mapping("notify")),
            MetricsSettings.read(job.mapping("metrics"), this));
    job.rejectOthers();
    return spec;
  }

  private static InDoubtPolicy inDoubt(Settings job) {
    return job.choice(
        "in-doubt",
        words("hold", InDoubtPolicy.HOLD, "resubmit", InDoubtPolicy.RESUBMIT),
        InDoubtPolicy.HOLD);
  }

  private YamlNode.Mapping yaml() {
    try (InputStream in = Files.newInputStream(file)) {
      return YamlReader.read(file.toString(), in);
    } catch (IOException e) {
      throw TableFile.unreadable(file, e);
    }
  }

  private RequestSpec request(Settings settings, List<Dimension> variants, Settings output) {
    Map<RequestField, List<Setting>> templates = new LinkedHashMap<>();
    for (RequestField field : RequestField.values()) {
      templates.put(
          field,
          field == RequestField.IMAGE_REF
              ? settings.writtenList(field.word())
              : one(settings.written(field.word())));
    }
    settings.rejectOthers();
    Setting format = output.written("format");
    if (format != null
        && !templates.getOrDefault(RequestField.OUTPUT_FORMAT, List.of()).isEmpty()) {
      output.complain("format and request.output_format say the same; write one of them");
    } else if (format != null) {
      templates.put(RequestField.OUTPUT_FORMAT, List.of(format));
    }
    boolean varies = variants.stream().anyMatch(v -> v.name().equals(RequestField.PROMPT.word()));
    if (!varies && !settings.keys().contains(RequestField.PROMPT.word())) {
      settings.complain("a request has a prompt, such as prompt: \"Photo of {{name}}\"");
    }
    return new RequestSpec(templates, false, variants);
  }

  private static List<Setting> one(@Nullable Setting setting) {
    return setting == null ? List.of() : List.of(setting);
  }

  private OutputSpec output(Settings settings, String name) {
    OutputSpec output =
        new OutputSpec(
            JobSpecs.folder(name, path(settings.text("folder")), overrides),
            settings.written("file"),
            settings.choice("sidecar", words("true", true, "false", false), false));
    settings.rejectOthers();
    return output;
  }

  /** A path relative to the job file; null where there is none, or it is no path. */
  @Nullable Path path(@Nullable Setting setting) {
    if (setting == null) {
      return null;
    }
    try {
      return file.resolveSibling(setting.text()).normalize();
    } catch (InvalidPathException e) {
      source.complain(setting, "\"" + setting.text() + "\" is not a path");
      return null;
    }
  }

  /** The job file itself. */
  Path file() {
    return file;
  }

  /** Two words and what they stand for, in this order. */
  static <T> Map<String, T> words(String first, T itsValue, String second, T secondValue) {
    Map<String, T> words = new LinkedHashMap<>();
    words.put(first, itsValue);
    words.put(second, secondValue);
    return words;
  }
}
