package dev.pressrun.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.model.ApiRules;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrawnPicturesTest {
  private static final int LONG_SIDE = 240;

  private Client client;

  @BeforeEach
  void start() throws IOException {
    client = new Client(Client.SETTINGS.withDrawnPictures(LONG_SIDE));
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
  }

  static Stream<Arguments> everyShape() {
    List<Arguments> shapes = new ArrayList<>();
    for (String ratio : ApiRules.ASPECT_RATIOS) {
      for (String format : ApiRules.OUTPUT_FORMATS) {
        for (String size : List.of("0", "20000")) {
          shapes.add(Arguments.of(ratio, format, Integer.parseInt(size)));
        }
      }
    }
    return shapes.stream();
  }

  @ParameterizedTest
  @MethodSource("everyShape")
  void every_ratio_and_format_decodes(String ratio, String format, int bytes) throws IOException {
    client.close();
    SimulatorSettings drawn = Client.SETTINGS.withDrawnPictures(LONG_SIDE);
    client = new Client(bytes == 0 ? drawn : drawn.withPictureBytes(bytes));
    Client.Answer picture =
        picture(
            "{\"prompt\":\"a red vase\",\"aspect_ratio\":\"%s\",\"output_format\":\"%s\"}"
                .formatted(ratio, format));
    assertThat(picture.header("Content-Type")).isEqualTo("image/" + format);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.body()));
    String[] sides = ratio.split(":", -1);
    double asked = Double.parseDouble(sides[0]) / Double.parseDouble(sides[1]);
    assertThat((double) image.getWidth() / image.getHeight()).isBetween(asked * 0.97, asked * 1.03);
    if (bytes == 0) {
      assertThat(Math.max(image.getWidth(), image.getHeight())).isEqualTo(LONG_SIDE);
    } else {
      assertThat(picture.body().length).isBetween(bytes * 3 / 4, bytes * 5 / 4);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "navy bottle",
        "sage mugs",
        "gift box",
        "tote bag",
        "sneakers",
        "armchair",
        "brass lamp",
        "the idea of north",
        "漢字だけの指示"
      })
  void every_motif_is_drawn_in_both_styles(String prompt) throws IOException {
    byte[] colour = picture("{\"prompt\":\"" + prompt + "\"}").body();
    byte[] manga = picture("{\"prompt\":\"" + prompt + "\",\"style\":\"manga\"}").body();
    assertThat(distinctColours(colour)).isGreaterThan(500);
    assertThat(manga).isNotEqualTo(colour);
    assertThat(ImageIO.read(new ByteArrayInputStream(manga)).getWidth()).isEqualTo(LONG_SIDE);
  }

  @Test
  void the_same_request_is_the_same_picture_and_another_prompt_another() throws IOException {
    byte[] first = picture("{\"prompt\":\"a teal lamp\"}").body();
    assertThat(picture("{\"prompt\":\"a teal lamp\"}").body()).isEqualTo(first);
    assertThat(picture("{\"prompt\":\"a teal lamp!\"}").body()).isNotEqualTo(first);
    assertThat(picture("{\"prompt\":\"a teal lamp\",\"model\":\"uni-1-max\"}").body())
        .isNotEqualTo(first);
  }

  @Test
  void colours_of_the_prompt_are_seen() throws IOException {
    BufferedImage red = image("{\"prompt\":\"a crimson vase on a crimson wall\"}");
    BufferedImage blue = image("{\"prompt\":\"a cobalt vase on a cobalt wall\"}");
    assertThat(warmth(red)).isGreaterThan(warmth(blue));
  }

  @Test
  void references_are_shown_and_edits_keep_their_source() throws IOException {
    String data =
        "{\"data\":\"%s\",\"media_type\":\"image/png\"}"
            .formatted(Base64.getEncoder().encodeToString(TestImages.png(300, 300)));
    byte[] plain = picture("{\"prompt\":\"a vase\"}").body();
    byte[] withCard = picture("{\"prompt\":\"a vase\",\"image_ref\":[" + data + "]}").body();
    assertThat(withCard).isNotEqualTo(plain);
    BufferedImage edited =
        image("{\"prompt\":\"dusk\",\"type\":\"image_edit\",\"source\":" + data + "}");
    int middle = edited.getRGB(LONG_SIDE / 2, LONG_SIDE / 2);
    assertThat(middle >> 16 & 0xff).isGreaterThan((middle & 0xff) + 40);
  }

  @Test
  void an_edit_of_an_earlier_generation_is_drawn_over_it() throws IOException {
    String id = client.made("a vase");
    client.clock.advance(Duration.ofSeconds(30));
    byte[] edited =
        picture(
                "{\"prompt\":\"at night\",\"type\":\"image_edit\",\"source\":{\"generation_id\":\"%s\"}}"
                    .formatted(id))
            .body();
    byte[] anew = picture("{\"prompt\":\"at night\"}").body();
    assertThat(edited).isNotEqualTo(anew);
  }

  @Test
  void nothing_is_left_in_the_temporary_folder() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    List<Path> before = shelves(temporary);
    try (Client other = new Client(Client.SETTINGS.withDrawnPictures(LONG_SIDE))) {
      assertThat(shelves(temporary)).hasSize(before.size() + 1);
      assertThat(other.submit("p").status()).isEqualTo(201);
    }
    assertThat(shelves(temporary)).isEqualTo(before);
  }

  private static List<Path> shelves(Path temporary) throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files.filter(file -> file.toString().contains("pressrun-simulator")).sorted().toList();
    }
  }

  private Client.Answer picture(String body) throws IOException {
    Client.Answer made = client.post(body);
    assertThat(made.status()).isEqualTo(201);
    client.clock.advance(Duration.ofSeconds(30));
    return client.download(client.outputUrl(made.json().get("id").asString()));
  }

  private BufferedImage image(String body) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(picture(body).body()));
  }

  private static long distinctColours(byte[] picture) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
    return Arrays.stream(
            image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
        .distinct()
        .count();
  }

  private static double warmth(BufferedImage image) {
    return Arrays.stream(
            image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
        .mapToDouble(rgb -> (rgb >> 16 & 0xff) - (rgb & 0xff))
        .average()
        .orElseThrow();
  }
}
