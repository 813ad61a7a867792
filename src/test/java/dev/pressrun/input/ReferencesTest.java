package dev.pressrun.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.model.Reference;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencesTest {
  private static final String UUID = "123e4567-e89b-12d3-a456-426614174000";

  private final Path folder;
  private final Path root;
  private final List<String> problems = new ArrayList<>();
  private References references;

  ReferencesTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    root = Files.createDirectories(folder.resolve("photos"));
    references = new References(new ReferenceFolder(root), new ReferencePatterns(root));
  }

  private @Nullable Reference resolve(String text) {
    problems.clear();
    return references.resolve(text, false, problems::add);
  }

  private Reference.LocalFile local(String text) {
    Reference reference = resolve(text);
    assertThat(reference).as("%s", problems).isInstanceOf(Reference.LocalFile.class);
    return (Reference.LocalFile) Objects.requireNonNull(reference);
  }

  private String problemOf(String text) {
    assertThat(resolve(text)).isNull();
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }

  private void write(String name, byte[] bytes) {
    Tables.write(root, name, bytes);
  }

  @Test
  void the_type_comes_from_the_bytes_and_not_from_the_name() {
    write("a.jpg", Pictures.png(3, 2));
    write("b.png", Pictures.jpeg(3, 2));
    write("c", Pictures.gif(3, 2));
    write("d.webp", Pictures.webp(3, 2));

    assertThat(List.of("a.jpg", "b.png", "c", "d.webp"))
        .map(name -> local(name).mediaType())
        .containsExactly("image/png", "image/jpeg", "image/gif", "image/webp");
  }

  @Test
  void a_local_file_is_known_by_path_length_and_digest() throws IOException {
    Files.createDirectories(root.resolve("x"));
    write("x/abc.png", Pictures.png(1, 1));

    Reference.LocalFile file = local("y\\..\\x\\abc.png");

    assertThat(file.path()).isEqualTo("x/abc.png");
    assertThat(file.bytes()).isEqualTo(Pictures.png(1, 1).length);
    assertThat(file.sha256()).hasSize(64);
  }

  @Test
  void a_changed_file_is_looked_at_again() {
    write("a.png", Pictures.png(1, 1));
    Reference before = resolve("a.png");
    write("a.png", Pictures.png(200, 100));

    assertThat(resolve("a.png")).isNotEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "../secret.png,leads out of the references folder",
    "x/../../secret.png,leads out of the references folder",
    "..\\secret.png,leads out of the references folder",
    "..,leads out of the references folder",
    ".,leads out of the references folder",
    "link.png,leads out of the references folder",
    "linked/secret.png,leads out of the references folder",
    "/etc/hostname,relative to the references folder",
    "\\\\server\\share\\x.png,relative to the references folder",
    "C:\\x.png,relative to the references folder",
    "C:x.png,relative to the references folder",
    "sub,this is a folder",
    "fifo,a device or a pipe",
    "a\0b,this is not a path",
    "http://example.com/x.png,use https:// or a file",
    "https://,a URL has a host",
    "https://example.com/a b.png,no spaces",
    "file:///etc/passwd,name the file by its path",
    "FILE:x,name the file by its path",
    "data:image/png;base64,inline data",
    "ftp://example.com/x.png,ftp: is not taken",
    "generation:" + UUID + ",is no image_ref",
  })
  void nothing_outside_the_folder_is_taken(String text, String message) throws Exception {
    Tables.write(folder, "secret.png", Pictures.png(1, 1));
    Files.createDirectories(root.resolve("sub"));
    Files.createSymbolicLink(root.resolve("link.png"), folder.resolve("secret.png"));
    Files.createSymbolicLink(root.resolve("linked"), folder);
    assertThat(new ProcessBuilder("mkfifo", root + "/fifo").start().waitFor()).isZero();

    assertThat(problemOf(text)).startsWith("found \"" + text + "\"; ").contains(message);
  }

  @Test
  void links_within_the_folder_are_followed() throws IOException {
    write("a.png", Pictures.png(1, 1));
    Files.createSymbolicLink(root.resolve("link.png"), root.resolve("a.png"));

    assertThat(resolve("link.png")).isInstanceOf(Reference.LocalFile.class);
  }

  @Test
  void urls_are_texts_for_the_api_even_of_private_addresses() {
    String url = "https://10.0.0.1/a%20b.png?x=1|2#ü";

    assertThat(resolve(url)).isEqualTo(new Reference.Url(url));
  }

  @Test
  void a_source_may_be_an_earlier_generation_or_another_row() {
    assertThat(references.resolve("generation:" + UUID, true, problems::add))
        .isEqualTo(new Reference.Generation(UUID));
    assertThat(references.resolve("generation: 4711", true, problems::add))
        .isEqualTo(new Reference.ResultOf("4711", null));
    assertThat(problems).isEmpty();
    assertThat(references.resolve("generation:", true, problems::add)).isNull();
    assertThat(problems).singleElement().asString().contains("the id of another row", "a UUID");
  }

  @Test
  void a_missing_file_names_the_one_that_was_meant() {
    write("Cup_Red.png", Pictures.png(1, 1));

    assertThat(problemOf("cup_red.png"))
        .contains("\"Cup_Red.png\", and upper and lower case count");
    assertThat(problemOf("Cup-Red.png")).contains("the nearest is \"Cup_Red.png\"");
    assertThat(problemOf("none/Cup_Red.png")).contains("there is no such folder");
    references =
        new References(
            new ReferenceFolder(folder.resolve("nowhere")), new ReferencePatterns(folder));
    assertThat(problemOf("a.png")).contains("there is no references folder");
  }

  @Test
  void pictures_beyond_the_apis_limits_are_refused() throws IOException {
    write("wide.png", Pictures.pngHeader(8001, 1));
    write("none.png", Pictures.pngHeader(0, 5));
    write("empty.png", new byte[0]);
    write("edge.png", Pictures.pngHeader(8000, 8000));
    try (RandomAccessFile large = new RandomAccessFile(root + "/large.png", "rw")) {
      large.setLength((1L << 30) + 1);
    }

    assertThat(problemOf("wide.png")).contains("8001 x 1 pixels; the API takes at most 8000");
    assertThat(problemOf("none.png")).contains("has no size");
    assertThat(problemOf("empty.png")).contains("the file is empty");
    assertThat(problemOf("large.png"))
        .contains("1,073,741,825 bytes; the API takes at most 52,428,800");
    assertThat(resolve("edge.png")).isNotNull();
  }

  @Test
  void damaged_pictures_are_refused() {
    byte[] png = Pictures.png(40, 30);
    byte[] jpeg = Pictures.jpeg(40, 30);
    byte[] webp = Pictures.webp(3, 2);
    byte[] wrong = png.clone();
    wrong[png.length / 2] ^= 1;
    write("cut.png", Arrays.copyOf(png, png.length - 13));
    write("cut.jpg", Arrays.copyOf(jpeg, jpeg.length - 2));
    write("cut2.jpg", Arrays.copyOf(jpeg, 30));
    write("cut.webp", Arrays.copyOf(webp, webp.length - 1));
    write("wrong.png", wrong);

    assertThat(List.of("cut.png", "cut.jpg", "cut2.jpg", "cut.webp"))
        .allSatisfy(name -> assertThat(problemOf(name)).contains("the picture is cut off"));
    assertThat(problemOf("wrong.png")).contains("a checksum does not match");
  }

  @ParameterizedTest
  @CsvSource({
    "<?xml version=\"1.0\"?> <!-- x --><svg>,an SVG drawing",
    "<!DOCTYPE html><html>,a web page",
    "....ftypavif,an AVIF picture",
    "....ftypheic,a HEIC picture",
    "BM1234,a BMP picture",
    "%PDF-1.7,a PDF document",
    "8BPS,a Photoshop file",
    "hello,no picture that pressrun knows",
  })
  void other_kinds_of_files_are_named(String head, String kind) {
    write("x.png", head.getBytes(StandardCharsets.ISO_8859_1));

    assertThat(problemOf("x.png")).contains("this is " + kind, "export it as one of them");
  }

  @Test
  void pictures_of_others_are_judged_rightly() throws IOException {
    Path others = SharedInputs.find("images").orElseGet(this::ours);
    references = new References(new ReferenceFolder(others), new ReferencePatterns(others));
    try (var files = Files.list(others)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        boolean good = name.startsWith("hopper_ok");
        assertThat(resolve(name) != null).as(name + problems).isEqualTo(good);
      }
    }
  }

  private Path ours() {
    write("hopper_ok.png", Pictures.png(128, 128));
    write("hopper_ok.jpg", Pictures.jpeg(128, 128));
    write("broken.png", Arrays.copyOf(Pictures.png(128, 128), 60));
    return root;
  }
}
