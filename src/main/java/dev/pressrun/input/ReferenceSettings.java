package dev.pressrun.input;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a job file says of reference pictures.
 *
 * @param root the only folder that local ones may come from; null: the job file names none
 * @param convert whether those that the API would not take as they are get converted
 */
record ReferenceSettings(@Nullable Path root, boolean convert) {

  /**
   * Reads {@code references}, and its short form {@code input.references}.
   *
   * @param all the job file
   */
  static ReferenceSettings read(Settings all, Settings input, JobFile job) {
    Settings own = all.mapping("references");
    Setting shortly = input.text("references");
    Setting written = own.text("root");
    if (shortly != null && written != null) {
      own.complain("references.root and input.references say the same; write one of them");
    }
    Path folder = folder(written == null ? shortly : written, job, input.source());
    boolean convert = own.choice("convert", JobFile.words("true", true, "false", false), false);
    own.rejectOthers();
    return new ReferenceSettings(folder, convert);
  }

  private static @Nullable Path folder(
      @Nullable Setting written, JobFile job, SettingsSource source) {
    Path folder = job.path(written);
    if (written != null && folder != null && !Files.isDirectory(folder)) {
      source.complain(written, "there is no folder " + folder);
    }
    return folder;
  }

  Path rootOr(Path otherwise) {
    return root == null ? otherwise : root;
  }
}
