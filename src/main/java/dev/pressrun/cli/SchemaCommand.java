package dev.pressrun.cli;

import dev.pressrun.input.JobSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pressrun schema}: the JSON Schemas of what goes in and what comes out. */
@Command(
    name = "schema",
    description = "Prints the JSON Schema of job files, by which editors complete and check them.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  pressrun schema > job.schema.json",
      "  pressrun schema --events              what run --json prints",
      "",
      "A job file names its schema for editors in its first line:",
      "  # yaml-language-server: $$schema=job.schema.json",
    })
final class SchemaCommand implements Callable<Integer> {
  private static final String EVENTS = "/dev/pressrun/events.schema.json";

  @Option(names = "--events", description = "The schema of the events of run --json instead.")
  private boolean events;

  @Override
  public Integer call() throws IOException {
    System.out.print(events ? events() : JobSchema.text());
    return ExitCode.DONE;
  }

  private static String events() throws IOException {
    try (InputStream in = SchemaCommand.class.getResourceAsStream(EVENTS)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its own " + EVENTS);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
