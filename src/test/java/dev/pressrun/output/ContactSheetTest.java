package dev.pressrun.output;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.file.attribute.FileTime;
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
    ItemReport report = Reports.done(2, List.of("a"), request, picture);
    SheetInfo info = new SheetInfo("job", "job", List.of("sku"), folder.resolve("references"));
    Summary summary = new Summary.Builder().add(report).build();
    new ContactSheet(out).write(info, List.of(report).iterator(), summary);
    return Files.readString(out.resolve("page/data-0001.js"));
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
  void a_large_picture_gets_a_small_one_that_is_made_once() throws IOException {
    Picture picture = store("shoes/a b", large(1));
    assertThat(write(ImageRequest.ofPrompt("p"), picture))
        .contains("\"thumb\":\"page/thumbs/shoes/a b.png.jpg\"");
    Path thumbnail = out.resolve("page/thumbs/shoes/a b.png.jpg");
    assertThat(ImageIO.read(thumbnail.toFile()).getWidth()).isEqualTo(480);
    assertThat(ImageIO.read(thumbnail.toFile()).getHeight()).isEqualTo(320);

    Object made = Files.readAttributes(thumbnail, "*").get("fileKey");
    write(ImageRequest.ofPrompt("p"), picture);
    assertThat(Files.readAttributes(thumbnail, "*").get("fileKey")).isEqualTo(made);
  }

  @Test
  void a_changed_picture_gets_a_new_small_one() throws IOException {
    write(ImageRequest.ofPrompt("p"), store("a", large(1)));
    String first = files().get("page/thumbs/a.png.jpg");

    Picture changed = store("a", large(2));
    Files.setLastModifiedTime(out.resolve("images/a.png"), FileTime.fromMillis(1_000_000_000_000L));
    write(ImageRequest.ofPrompt("p"), changed);
    assertThat(files().get("page/thumbs/a.png.jpg")).isNotNull().isNotEqualTo(first);
  }

  @Test
  void a_small_picture_and_one_that_cannot_be_decoded_stand_for_themselves() throws IOException {
    assertThat(write(ImageRequest.ofPrompt("p"), store("a", DrawnPictures.png(20, 20, 1))))
        .contains("\"file\":\"images/a.png\"")
        .doesNotContain("thumb");

    Path odd = Files.write(out.resolve("images/odd.png"), new byte[300_000]);
    Picture undecodable = new Picture("images/odd.png", Files.size(odd), 0, DIGEST, 9, 9);
    assertThat(write(ImageRequest.ofPrompt("p"), undecodable)).doesNotContain("thumb");
    Picture missing = new Picture("images/gone.png", 300_000, 0, DIGEST, 9, 9);
    assertThat(write(ImageRequest.ofPrompt("p"), missing)).doesNotContain("thumb");
  }

  @Test
  void a_reference_is_shown_small_and_only_from_the_references_folder() throws IOException {
    Path references = Files.createDirectory(folder.resolve("references"));
    Files.write(references.resolve("shirt.png"), DrawnPictures.png(900, 600, 1));
    Files.write(folder.resolve("secret.png"), DrawnPictures.png(900, 600, 2));
    Files.createSymbolicLink(references.resolve("link.png"), folder.resolve("secret.png"));
    Picture picture = store("a", DrawnPictures.png(20, 20, 1));

    String shown = write(Reports.withReferences("p", local("shirt.png")), picture);
    assertThat(shown).contains("\"src\":\"page/thumbs/references/" + DIGEST.substring(0, 32));
    assertThat(write(Reports.withReferences("p", local("../secret.png")), picture))
        .doesNotContain("\"src\"");
    assertThat(write(Reports.withReferences("p", local("link.png")), picture))
        .doesNotContain("\"src\"");
    assertThat(write(Reports.withReferences("p", local("absent.png")), picture))
        .doesNotContain("\"src\"");
  }

  @Test
  void a_reference_below_the_output_folder_is_shown_as_it_is() throws IOException {
    Picture picture = store("a", DrawnPictures.png(20, 20, 1));
    Files.createSymbolicLink(folder.resolve("references"), out.resolve("images"));
    assertThat(write(Reports.withReferences("p", local("a.png")), picture))
        .contains("\"src\":\"images/a.png\"");
  }

  @Test
  void a_photo_taken_on_its_side_is_shown_upright() throws IOException {
    Path references = Files.createDirectory(folder.resolve("references"));
    Files.write(references.resolve("side.jpg"), turned(DrawnPictures.jpeg(600, 400, 1)));
    write(Reports.withReferences("p", local("side.jpg")), store("a", DrawnPictures.png(9, 9, 1)));

    BufferedImage upright =
        ImageIO.read(
            out.resolve("page/thumbs/references/" + DIGEST.substring(0, 32) + ".jpg").toFile());
    assertThat(List.of(upright.getWidth(), upright.getHeight())).containsExactly(320, 480);
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

  private static Reference local(String path) {
    return new Reference.LocalFile(path, 1, "image/png", DIGEST);
  }
}
