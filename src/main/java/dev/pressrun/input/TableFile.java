package dev.pressrun.input;

import dev.pressrun.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What keeps a file from being read at all, a sentence each. */
final class TableFile {
  private static final int MOST_NEIGHBOURS = 10_000;

  private TableFile() {}

  /**
   * Looks at a file before it is read.
   *
   * @throws InputException where it cannot be a table or a job file
   */
  static void check(Path file) {
    if (Files.isDirectory(file)) {
      throw problem(file, "this is a folder; name a file in it");
    }
    if (Files.notExists(file)) {
      throw problem(file, "there is no such file" + nearest(file));
    }
    if (!Files.isRegularFile(file)) {
      throw problem(file, "this is neither a file nor a folder, but a device or a pipe");
    }
    if (!isWorkbook(file) && isZip(file)) {
      throw problem(
          file,
          "this is a zip file, not text; an Excel workbook is called .xlsx, all else is to be"
              + " saved as CSV (UTF-8)");
    }
  }

  /** Whether the file's name says that it is an Excel workbook. */
  static boolean isWorkbook(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".xlsx") || name.endsWith(".xlsm");
  }

  private static boolean isZip(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(4), StandardCharsets.ISO_8859_1).equals("PK\3\4");
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static String nearest(Path file) {
    Path folder = InputSpec.folderOf(file);
    Path name = file.getFileName();
    if (!Files.isDirectory(folder) || name == null) {
      return Files.isDirectory(folder) ? "" : ", nor is there a folder " + folder;
    }
    return Nearest.hint(name.toString(), names(folder));
  }

  /** The names in a folder, or none where it cannot be read. */
  static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.limit(MOST_NEIGHBOURS).map(f -> f.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  static InputException unreadable(Path file, IOException e) {
    String reason = e instanceof AccessDeniedException ? "permission denied" : e.getMessage();
    return problem(file, "the file cannot be read: " + reason);
  }

  private static InputException problem(Path file, String message) {
    return new InputException(new Problem(file.toString(), 0, null, message));
  }
}
