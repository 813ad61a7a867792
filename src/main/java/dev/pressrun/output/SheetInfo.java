package dev.pressrun.output;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the contact sheet has to know besides the reports.
 *
 * @param job the job's name, the page's heading
 * @param id names the job's picks in the browser: the same from run to run, and another for every
 *     output folder
 * @param headers the input's headers
 * @param references the folder that local references are relative to; null: they are shown by name
 *     only
 */
public record SheetInfo(String job, String id, List<String> headers, @Nullable Path references) {
  public SheetInfo {
    headers = List.copyOf(headers);
  }
}
