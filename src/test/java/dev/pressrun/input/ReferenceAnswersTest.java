package dev.pressrun.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.Reference.Converted;
import dev.pressrun.model.Reference.LocalFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The README's table of what becomes of odd references, line by line. */
class ReferenceAnswersTest {
  private @TempDir Path folder;
  private Path root;
  private Path converted;
  private final List<String> problems = new ArrayList<>();

  @BeforeEach
  void write_pictures() throws IOException {
    root = Files.createDirectories(folder.resolve("photos"));
    converted = folder.resolve("out/.pressrun/references");
    write("good.jpg", Pictures.jpeg(12, 8));
    write("good.png", Pictures.png(12, 8));
    write("good.gif", Pictures.gif(12, 8));
    write("good.webp", Pictures.webp(12, 8));
    write("cmyk.jpg", OddPictures.cmykJpeg(12, 8));
    write("turned.jpg", OddPictures.turnedJpeg());
    write("turned.webp", OddPictures.TURNED_WEBP);
    write("turned.png", OddPictures.TURNED_PNG);
    write("animated.gif", OddPictures.ANIMATED_GIF);
    write("animated.webp", OddPictures.ANIMATED_WEBP);
    write("animated.png", OddPictures.ANIMATED_PNG);
    write("wide.png", Pictures.png(9_000, 20));
    write("bomb.png", Pictures.pngHeader(40_000, 40_000));
    write("endless.png", Pictures.pngHeader(90_000_000, 1));
    write("drawing.svg", text("<svg xmlns='http://www.w3.org/2000/svg'/>"));
    write("phone.heic", text("\0\0\0\30ftypheic"));
    write("new.avif", text("\0\0\0\34ftypavif"));
    write("cut.jpg", Arrays.copyOf(Pictures.jpeg(40, 30), 200));
    write("cut.gif", Arrays.copyOf(OddPictures.ANIMATED_GIF, 90));
    write("cut.webp", Arrays.copyOf(OddPictures.TURNED_WEBP, 60));
  }

  private void write(String name, byte[] bytes) {
    Tables.write(root, name, bytes);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private @Nullable LocalFile resolve(String name, boolean convert) {
    problems.clear();
    ReferenceConverter converter = convert ? new ReferenceConverter(converted) : null;
    return new ReferenceFolder(root, converter).resolve(name, problems::add);
  }

  private Converted converted(String name) {
    LocalFile file = resolve(name, true);
    assertThat(problems).isEmpty();
    return Objects.requireNonNull(Objects.requireNonNull(file).converted());
  }

  private BufferedImage picture(Converted made) {
    try {
      return ImageIO.read(converted.resolve(made.file()).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"good.jpg", "good.png", "good.gif", "good.webp"})
  void what_the_api_takes_is_sent_as_it_is(String name) {
    assertThat(Objects.requireNonNull(resolve(name, false)).converted()).isNull();
    assertThat(Objects.requireNonNull(resolve(name, true)).converted()).isNull();
    assertThat(converted).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "cmyk.jpg, four colours of print, save it as RGB",
    "turned.jpg, stored turned, save it upright",
    "turned.webp, stored turned, save it upright",
    "turned.png, stored turned, save it upright",
    "animated.gif, is animated, save one of its frames",
    "animated.webp, is animated, save one of its frames",
    "animated.png, is animated, save one of its frames",
    "wide.png, 9000 x 20 pixels, save it smaller",
  })
  void what_can_be_converted_is_refused_with_the_way_out(String name, String what, String remedy) {
    assertThat(resolve(name, false)).isNull();
    assertThat(problems)
        .singleElement()
        .asString()
        .startsWith("found \"" + name + "\"; ")
        .contains(what, remedy, "references: {convert: true}");
  }

  @ParameterizedTest
  @CsvSource({
    "drawing.svg, this is an SVG drawing",
    "phone.heic, this is a HEIC picture",
    "new.avif, this is an AVIF picture",
    "cut.jpg, the picture is cut off",
    "cut.gif, the picture is cut off",
    "cut.webp, the picture is cut off",
    "bomb.png, 'too many to convert (at most 100,000,000 in all); save it smaller'",
    "endless.png, 'too many to convert'",
  })
  void what_cannot_be_converted_is_refused_either_way(String name, String what) {
    assertThat(resolve(name, false)).isNull();
    assertThat(resolve(name, true)).isNull();
    assertThat(problems).singleElement().asString().contains(what);
    assertThat(converted).doesNotExist();
  }

  @Test
  void a_file_over_fifty_megabytes_is_shrunk() throws IOException {
    try (RandomAccessFile large = new RandomAccessFile(root + "/large.jpg", "rw")) {
      byte[] jpeg = Pictures.jpeg(40, 30);
      large.write(jpeg);
      large.setLength(50L * 1024 * 1024);
      large.seek(large.length());
      large.write(new byte[] {(byte) 0xFF, (byte) 0xD9});
    }
    assertThat(resolve("large.jpg", false)).isNull();
    assertThat(problems.get(0)).contains("52,428,802 bytes", "{convert: true}");

    assertThat(converted("large.jpg").bytes()).isLessThan(10_000);
  }

  @Test
  void print_colours_become_rgb() {
    Converted made = converted("cmyk.jpg");

    assertThat(made.mediaType()).isEqualTo("image/jpeg");
    BufferedImage picture = picture(made);
    assertThat(picture.getColorModel().getNumComponents()).isEqualTo(3);
    assertThat(picture.getRGB(6, 4) >> 16 & 0xff).isGreaterThan(150);
    assertThat(picture.getRGB(6, 4) & 0xff).isLessThan(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"turned.jpg", "turned.webp", "turned.png"})
  void turned_pictures_are_set_upright(String name) {
    BufferedImage picture = picture(converted(name));

    assertThat(picture.getHeight()).isEqualTo(picture.getWidth() * 3 / 2);
    int middle = picture.getHeight() / 2;
    assertThat(red(picture, picture.getWidth() - 1, middle)).isTrue();
    assertThat(red(picture, 0, middle)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"animated.gif", "animated.webp", "animated.png"})
  void animated_pictures_give_their_first_frame(String name) {
    BufferedImage picture = picture(converted(name));

    assertThat(List.of(picture.getWidth(), picture.getHeight())).isEqualTo(List.of(12, 8));
    assertThat(red(picture, 6, 0)).isTrue();
    assertThat(red(picture, 6, 7)).isFalse();
  }

  private static boolean red(BufferedImage picture, int x, int y) {
    int rgb = picture.getRGB(x, y);
    return (rgb >> 16 & 0xff) > 128 && (rgb & 0xff) < 128;
  }

  @Test
  void long_sides_are_shrunk_to_the_limit() {
    BufferedImage picture = picture(converted("wide.png"));

    assertThat(picture.getWidth()).isEqualTo(8_000);
    assertThat(picture.getHeight()).isBetween(17, 18);
  }

  @Test
  void a_picture_is_converted_once_whatever_it_is_called() throws IOException {
    write("copy.jpg", OddPictures.cmykJpeg(12, 8));

    assertThat(converted("copy.jpg")).isEqualTo(converted("cmyk.jpg"));
    try (var files = Files.list(converted)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void a_converted_picture_that_was_damaged_is_made_again() throws IOException {
    Converted before = converted("cmyk.jpg");
    Files.write(converted.resolve(before.file()), new byte[] {1, 2, 3});

    assertThat(converted("cmyk.jpg")).isEqualTo(before);
    assertThat(picture(before).getWidth()).isEqualTo(12);
  }

  @Test
  void what_is_asked_for_follows_the_original_and_not_what_an_encoder_makes_of_it() {
    LocalFile original = Objects.requireNonNull(resolve("cmyk.jpg", true));
    LocalFile otherEncoder =
        new LocalFile(
            original.path(),
            original.bytes(),
            original.mediaType(),
            original.sha256(),
            new Converted("x", ReferenceConverter.VERSION, 1, "image/jpeg", "0".repeat(64)));

    assertThat(fingerprint(original)).isEqualTo(fingerprint(otherEncoder));
  }

  private static Object fingerprint(LocalFile file) {
    ImageRequest plain = ImageRequest.ofPrompt("a");
    return new Fingerprints()
        .of(
            new ImageRequest(
                plain.prompt(), null, null, null, null, null, List.of(file), null, null, null));
  }

  @Test
  void nothing_is_written_through_a_link() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createDirectories(folder.resolve("out"));
    Files.createSymbolicLink(folder.resolve("out/.pressrun"), elsewhere);

    assertThat(resolve("cmyk.jpg", true)).isNull();
    assertThat(problems).singleElement().asString().contains("is a link");
    try (var files = Files.list(elsewhere)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void the_folder_of_references_stands_in_one_place() {
    String yaml =
        "input: {file: a.csv, references: .}\nreferences: {root: .}\nrequest: {prompt: a}\n";
    Path job = Tables.write(folder, "j.yml", yaml);

    assertThatThrownBy(() -> JobSpecs.read(job, JobOverrides.NONE))
        .hasMessageContaining("write one of them");
  }
}
