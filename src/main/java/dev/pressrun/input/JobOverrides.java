package dev.pressrun.input;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says in place of the job file; null: nothing.
 *
 * @param references the only folder that local references may come from
 * @param out the output folder
 * @param encoding as in the job file's {@code input.encoding}
 * @param delimiter as in the job file's {@code input.delimiter}
 * @param quote as in the job file's {@code input.quote}
 */
public record JobOverrides(
    @Nullable Path references,
    @Nullable Path out,
    @Nullable String encoding,
    @Nullable String delimiter,
    @Nullable String quote) {
  public static final JobOverrides NONE = new JobOverrides(null, null, null, null, null);
}
