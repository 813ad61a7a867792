package dev.pressrun.input;

import dev.pressrun.model.Reference.Converted;
import dev.pressrun.model.Reference.LocalFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The only folder that local references may come from. Each file is checked and hashed once, and
 * again when its length or its time of change is another. Not for use by several threads.
 */
final class ReferenceFolder {
  private static final int MOST_REMEMBERED = 10_000;
  private static final Pattern ABSOLUTE = Pattern.compile("/.*|[A-Za-z]:.*", Pattern.DOTALL);

  private final Path root;
  private final MissingFiles missing = new MissingFiles();
  private final Map<Path, Checked> checked =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Checked> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };
  private final @Nullable ReferenceConverter converter;
  private @Nullable Path realRoot;

  /** What is known of a file as it was: why it is refused, or what is sent of it. */
  private record Checked(
      long bytes,
      long modifiedMillis,
      ImageFile.Result result,
      @Nullable String flaw,
      @Nullable Converted converted) {
    Checked with(@Nullable String why, @Nullable Converted made) {
      return new Checked(bytes, modifiedMillis, result, why, made);
    }
  }

  /** A folder whose pictures are taken as they are, or not at all. */
  ReferenceFolder(Path root) {
    this(root, null);
  }

  /**
   * @param converter for pictures that cannot be sent as they are; null: they are refused
   */
  ReferenceFolder(Path root, @Nullable ReferenceConverter converter) {
    this.root = root;
    this.converter = converter;
  }

  /**
   * The picture at a path below the folder; backslashes part folders too.
   *
   * @param complain is told what is wrong
   * @return null where something is
   */
  @Nullable LocalFile resolve(String text, Consumer<String> complain) {
    String flaw;
    try {
      Path relative = Path.of(text.replace('\\', '/')).normalize();
      flaw = flawOfPath(text, relative);
      if (flaw == null) {
        return check(text, relative, complain);
      }
    } catch (InvalidPathException e) {
      flaw = "this is not a path";
    } catch (NoSuchFileException e) {
      flaw = missing.words(root, text);
    } catch (IOException e) {
      flaw = "the file cannot be read: " + e.getMessage();
    }
    complain.accept("found \"" + text + "\"; " + flaw);
    return null;
  }

  private @Nullable String flawOfPath(String text, Path relative) {
    if (ABSOLUTE.matcher(text.replace('\\', '/')).matches()) {
      return "a path is relative to the references folder " + shown();
    }
    return relative.startsWith("..") || relative.toString().isEmpty() ? outside() : null;
  }

  private @Nullable LocalFile check(String text, Path relative, Consumer<String> complain)
      throws IOException {
    Path real = root.resolve(relative).toRealPath();
    String flaw = null;
    if (!real.startsWith(realRoot())) {
      flaw = outside();
    } else {
      BasicFileAttributes file = Files.readAttributes(real, BasicFileAttributes.class);
      Checked known = known(real, file);
      flaw = known.flaw();
      if (flaw == null) {
        return new LocalFile(
            relative.toString().replace('\\', '/'),
            file.size(),
            known.result().mediaType(),
            known.result().sha256(),
            known.converted());
      }
    }
    complain.accept("found \"" + text + "\"; " + flaw);
    return null;
  }

  private Checked known(Path real, BasicFileAttributes file) throws IOException {
    long modified = file.lastModifiedTime().toMillis();
    Checked known = checked.get(real);
    if (known == null || known.bytes != file.size() || known.modifiedMillis != modified) {
      ImageFile.Result result = ImageFile.check(real, file);
      known = answered(new Checked(file.size(), modified, result, result.flaw(), null), real);
      checked.put(real, known);
    }
    return known;
  }

  private Checked answered(Checked found, Path real) throws IOException {
    ImageFile.Result result = found.result();
    Unfit unfit = result.unfit();
    if (unfit == null) {
      return found;
    }
    if (converter == null) {
      return found.with(unfit.advice(), null);
    }
    try {
      return found.with(null, converter.convert(real, result.sha256(), unfit.size()));
    } catch (UnconvertibleException e) {
      return found.with(e.getMessage(), null);
    }
  }

  private Path realRoot() throws IOException {
    Path known = realRoot;
    if (known == null) {
      known = root.toRealPath();
      realRoot = known;
    }
    return known;
  }

  /** The words for a path that leads out of the folder. */
  String outside() {
    return "this leads out of the references folder "
        + shown()
        + "; copy the picture there, or name another folder with input.references or --references";
  }

  private String shown() {
    return root.toString().isEmpty() ? "(the current one)" : root.toString();
  }
}
