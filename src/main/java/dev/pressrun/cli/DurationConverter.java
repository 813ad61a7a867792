package dev.pressrun.cli;

import dev.pressrun.input.Durations;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Lengths of time on the command line, written as in a job file. */
final class DurationConverter implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String value) {
    return Durations.parse(value)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "found \""
                        + value
                        + "\"; allowed is a length of time, such as 250ms, 90s, 10m"));
  }
}
