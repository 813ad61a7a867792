package dev.pressrun.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON Schema of job files (draft 2020-12), by which editors complete and check them. */
public final class JobSchema {
  private static final String RESOURCE = "/dev/pressrun/job.schema.json";

  private JobSchema() {}

  /** The schema as JSON. */
  public static String text() {
    try (InputStream in = JobSchema.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its own " + RESOURCE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
