package dev.pressrun.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Words for references that do not exist, with the file that was likely meant. After the first few
 * it saves the search, which would be long for many rows and large folders.
 */
final class MissingFiles {
  private static final int MOST_SEARCHES = 50;

  private int searches;
  private @Nullable Path listedFolder;
  private List<String> listed = List.of();

  String words(Path root, String text) {
    if (!Files.isDirectory(root)) {
      return "there is no references folder " + root;
    }
    Path file = root.resolve(text.replace('\\', '/'));
    Path folder = InputSpec.folderOf(file);
    Path name = file.getFileName();
    if (!Files.isDirectory(folder)) {
      return "there is no such folder below the references folder " + shown(root);
    }
    String hint =
        name == null || ++searches > MOST_SEARCHES ? "" : hint(root, folder, name.toString());
    return "there is no such file in " + shown(folder) + hint;
  }

  private String hint(Path root, Path folder, String name) {
    if (!folder.equals(listedFolder)) {
      listed = leadsOutOf(root, folder) ? List.of() : TableFile.names(folder);
      listedFolder = folder;
    }
    for (String other : listed) {
      if (other.equalsIgnoreCase(name)) {
        return "; there is \"" + other + "\", and upper and lower case count";
      }
    }
    return Nearest.hint(name, listed);
  }

  private static boolean leadsOutOf(Path root, Path folder) {
    try {
      return !folder.toRealPath().startsWith(root.toRealPath());
    } catch (IOException e) {
      return true;
    }
  }

  private static String shown(Path folder) {
    return folder.toString().isEmpty() ? "the current folder" : folder.toString();
  }
}
