package dev.pressrun.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Names of references that stand for several files of one folder: {@code *} for any characters,
 * {@code ?} for one. A folder is listed once; memory holds the names of its files.
 */
final class ReferencePatterns {
  private static final Pattern WILD = Pattern.compile("[*?]");

  private final Path root;
  private final Map<String, TreeSet<String>> folders = new HashMap<>();

  ReferencePatterns(Path root) {
    this.root = root;
  }

  /** Whether the text is a pattern rather than the name of one file, or a URL. */
  static boolean isPattern(String text) {
    return WILD.matcher(text).find() && !text.contains("://");
  }

  /**
   * The files that a pattern stands for, as people count them; none where the folder cannot be
   * listed, null where it leads out of the root.
   */
  @Nullable List<String> matches(String text) {
    String path = text.replace('\\', '/');
    int slash = path.lastIndexOf('/') + 1;
    String folder = path.substring(0, slash);
    String name = path.substring(slash);
    if (WILD.matcher(folder).find()) {
      return List.of();
    }
    String begin = WILD.split(name, 2)[0];
    Pattern pattern =
        Pattern.compile(
            name.chars().mapToObj(ReferencePatterns::regex).collect(Collectors.joining()),
            Pattern.DOTALL);
    TreeSet<String> files = folders.computeIfAbsent(folder, this::list);
    if (files == null) {
      return null;
    }
    return files.tailSet(begin).stream()
        .takeWhile(candidate -> candidate.startsWith(begin))
        .filter(candidate -> pattern.matcher(candidate).matches())
        .sorted(NaturalOrder.INSTANCE)
        .map(candidate -> folder + candidate)
        .toList();
  }

  private static String regex(int character) {
    return switch (character) {
      case '*' -> ".*";
      case '?' -> ".";
      default -> Pattern.quote(Character.toString(character));
    };
  }

  private @Nullable TreeSet<String> list(String folder) {
    try {
      Path relative = Path.of(folder).normalize();
      if (relative.isAbsolute() || relative.startsWith("..")) {
        return null;
      }
      Path real = root.resolve(relative).toRealPath();
      if (!real.startsWith(root.toRealPath())) {
        return null;
      }
      try (Stream<Path> files = Files.list(real)) {
        return files
            .filter(Files::isRegularFile)
            .map(file -> file.getFileName().toString())
            .filter(name -> !name.startsWith("."))
            .collect(Collectors.toCollection(TreeSet::new));
      }
    } catch (IOException | InvalidPathException e) {
      return new TreeSet<>();
    }
  }
}
