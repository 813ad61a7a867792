package dev.pressrun.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.model.Failure;
import dev.pressrun.model.FailureCode;
import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.ItemReport;
import dev.pressrun.model.Picture;
import dev.pressrun.model.Reference;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page's files; how it behaves in a browser is in {@link ContactSheetPageTest}. */
class ContactSheetTest {
  private static final String DIGEST = "0123456789abcdef".repeat(4);

  private Path folder;
  private Path out;

  @BeforeEach
  void open(@TempDir Path temporary) throws IOException {
    folder = temporary;
    out = Files.createDirectory(temporary.resolve("out"));
  }

  private TreeMap<String, String> files() throws IOException {
    TreeMap<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(out)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(out.relativize(file).toString(), Sha256.of(file));
      }
    }
    return files;
  }

  private Picture store(String name, byte[] body) throws IOException {
    return new ImageStore(out).store(name, new ByteArrayInputStream(body), -1, 50_000_000);
  }

  private String write(ImageRequest request, Picture picture) throws IOException {
    return write(Reports.done(2, List.of("a"), request, picture));
  }

  private String write(ItemReport report) throws IOException {
    SheetInfo info = new SheetInfo("job", "job", List.of("sku"), folder.resolve("references"));
    Written.sheet(out, info, List.of(report));
    return Files.readString(out.resolve("page/data-0001.js"));
  }

  private void makeSmall(ItemReport report) throws IOException {
    new ThumbnailStore(out, new JdkDisk()).make(report, folder.resolve("references"));
  }

  private static String small(String sha256) {
    return "page/thumbs/" + sha256.substring(0, 2) + "/" + sha256.substring(2, 24) + ".jpg";
  }

  private BufferedImage image(String place) throws IOException {
    return ImageIO.read(out.resolve(place).toFile());
  }

  /** More than 256 kB. */
  private static byte[] large(int seed) {
    return DrawnPictures.noise(600, 400, seed);
  }

  @Test
  void the_same_reports_give_the_same_bytes() throws IOException {
    SampleSheet sample = new SampleSheet(out);
    sample.write(sample.reports(60), folder);
    TreeMap<String, String> first = files();
    sample.write(sample.reports(60), folder);
    assertThat(files()).isEqualTo(first).containsKeys("index.html", "page/sheet.js", "page/job.js");
  }

  @Test
  void rows_are_in_files_of_a_thousand_and_former_ones_go() throws IOException {
    SampleSheet sample = new SampleSheet(out);
    sample.write(sample.reports(2001), folder);
    assertThat(files()).containsKeys("page/data-0001.js", "page/data-0003.js");
    assertThat(Files.readAllLines(out.resolve("page/data-0002.js"))).hasSize(1002);

    sample.write(sample.reports(1000), folder);
    assertThat(files()).containsKey("page/data-0001.js").doesNotContainKey("page/data-0002.js");
    sample.write(List.of(), folder);
    assertThat(files()).doesNotContainKey("page/data-0001.js");
  }

  @Test
  void the_index_says_of_every_row_how_it_stands_and_what_shape_it_has() throws IOException {
    ItemReport done = Reports.done(2, List.of("a"), "p", Reports.picture("images/a.png", 300, 100));
    write(done);
    assertThat(Files.readString(out.resolve("page/index.js")))
        .isEqualTo(
            "pressrun.index(1, {\"states\":\"4\",\"codes\":[],\"line\":2,\"steps\":[0],\"shapes\":[3000]});\n");
    write(
        Reports.failed(
            7, List.of("a"), "p", new Failure(FailureCode.GENERATION_FAILED, "it failed")));
    assertThat(Files.readString(out.resolve("page/index.js")))
        .contains("\"states\":\"5\",\"codes\":[[0,1]],\"line\":7");
  }

  @Test
  void the_page_is_the_same_whether_small_pictures_are_there_or_not() throws IOException {
    Picture picture = store("shoes/a b", large(1));
    ItemReport report = Reports.done(2, List.of("a"), "p", picture);
    String before = write(report);
    makeSmall(report);
    assertThat(write(report)).isEqualTo(before).contains(small(picture.sha256()));
  }

  @Test
  void a_large_picture_gets_a_small_one_that_is_made_once() throws IOException {
    Picture picture = store("shoes/a b", large(1));
    ItemReport report = Reports.done(2, List.of("a"), "p", picture);
    makeSmall(report);
    BufferedImage thumbnail = image(small(picture.sha256()));
    assertThat(List.of(thumbnail.getWidth(), thumbnail.getHeight())).containsExactly(480, 320);

    Object made = Files.readAttributes(out.resolve(small(picture.sha256())), "*").get("fileKey");
    makeSmall(report);
    assertThat(Files.readAttributes(out.resolve(small(picture.sha256())), "*").get("fileKey"))
        .isEqualTo(made);
  }

  @Test
  void a_changed_picture_never_shows_the_former_ones_thumbnail() throws IOException {
    Picture first = store("a", large(1));
    Picture changed = store("a", large(2));
    assertThat(changed.file()).isEqualTo(first.file());
    assertThat(write(ImageRequest.ofPrompt("p"), changed))
        .contains(small(changed.sha256()))
        .doesNotContain(small(first.sha256()));
  }

  @Test
  void a_small_picture_stands_for_itself_and_what_cannot_be_decoded_is_left_out()
      throws IOException {
    assertThat(write(ImageRequest.ofPrompt("p"), store("a", DrawnPictures.png(20, 20, 1))))
        .contains("\"file\":\"images/a.png\"")
        .doesNotContain("thumb");

    Path odd = Files.write(out.resolve("images/odd.png"), new byte[300_000]);
    Picture undecodable = new Picture("images/odd.png", Files.size(odd), 0, DIGEST, 9, 9);
    makeSmall(Reports.done(2, List.of("a"), "p", undecodable));
    Picture missing = new Picture("images/gone.png", 300_000, 0, DIGEST, 9, 9);
    makeSmall(Reports.done(2, List.of("a"), "p", missing));
    assertThat(out.resolve("page/thumbs")).doesNotExist();
  }

  @Test
  void a_reference_is_shown_small_and_only_from_the_references_folder() throws IOException {
    Path references = Files.createDirectory(folder.resolve("references"));
    Files.write(references.resolve("shirt.png"), DrawnPictures.png(900, 600, 1));
    Files.write(folder.resolve("secret.png"), DrawnPictures.png(900, 600, 1));
    Files.createSymbolicLink(references.resolve("link.png"), folder.resolve("secret.png"));
    long bytes = Files.size(references.resolve("shirt.png"));

    assertThat(write(row(local("shirt.png", bytes)))).contains("\"src\":\"" + small(DIGEST) + "\"");
    for (String outside : List.of("../secret.png", "link.png", "absent.png")) {
      makeSmall(row(local(outside, bytes)));
    }
    makeSmall(row(local("shirt.png", bytes + 1)));
    assertThat(out.resolve(small(DIGEST))).doesNotExist();
    makeSmall(row(local("shirt.png", bytes)));
    assertThat(image(small(DIGEST)).getWidth()).isEqualTo(480);
  }

  @Test
  void a_photo_taken_on_its_side_is_shown_upright() throws IOException {
    Path references = Files.createDirectory(folder.resolve("references"));
    byte[] photo = turned(DrawnPictures.jpeg(600, 400, 1));
    Files.write(references.resolve("side.jpg"), photo);
    makeSmall(row(local("side.jpg", photo.length)));

    BufferedImage upright = image(small(DIGEST));
    assertThat(List.of(upright.getWidth(), upright.getHeight())).containsExactly(320, 480);
  }

  private static ItemReport row(Reference reference) {
    return Reports.done(
        2,
        List.of("a"),
        Reports.withReferences("p", reference),
        Reports.picture("images/a.png", 9, 9));
  }

  /** Puts an EXIF part after the JFIF one, which says "turn by 90 degrees to the right". */
  private static byte[] turned(byte[] jpeg) {
    byte[] exif =
        HexFormat.of()
            .parseHex(
                "ffe10022457869660000" + "49492a0008000000010012010300010000000600000000000000");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 20);
    out.writeBytes(exif);
    out.write(jpeg, 20, jpeg.length - 20);
    return out.toByteArray();
  }

  @Test
  void the_signature_of_a_reference_url_is_not_in_the_page() throws IOException {
    ImageRequest request =
        Reports.withReferences(
            "p", new Reference.Url("https://cdn.example/a.png?signature=s3cret"));
    assertThat(write(request, store("a", DrawnPictures.png(9, 9, 1))))
        .contains("https://cdn.example/a.png")
        .doesNotContain("s3cret");
  }

  private static Reference local(String path, long bytes) {
    return new Reference.LocalFile(path, bytes, "image/png", DIGEST);
  }
}
