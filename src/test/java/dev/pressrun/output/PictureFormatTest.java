package dev.pressrun.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pressrun.output.PictureFormat.Size;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFormatTest {
  /** One lossless white pixel. */
  private static final byte[] WEBP =
      Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

  private static byte[] sample(PictureFormat format) {
    return switch (format) {
      case PNG -> DrawnPictures.png(17, 11, 1);
      case JPEG -> DrawnPictures.jpeg(17, 11, 1);
      case GIF -> DrawnPictures.gif(17, 11, 1);
      case WEBP -> WEBP;
    };
  }

  private static Size verify(byte[] body) throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    PictureBytes bytes =
        new PictureBytes(
            new ByteArrayInputStream(body),
            (block, length) -> kept.write(block, 0, length),
            1_000_000);
    Size size = PictureFormat.of(bytes).verify(bytes);
    assertThat(kept.toByteArray()).isEqualTo(body);
    return size;
  }

  @ParameterizedTest
  @EnumSource
  void a_whole_picture_is_taken_and_measured(PictureFormat format) throws IOException {
    assertThat(verify(sample(format)))
        .isEqualTo(format == PictureFormat.WEBP ? new Size(1, 1) : new Size(17, 11));
  }

  @ParameterizedTest
  @EnumSource
  void a_picture_cut_off_after_any_byte_is_refused(PictureFormat format) {
    byte[] whole = sample(format);
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThat(catchThrowable(() -> verify(part)))
          .as("%s of %d bytes", format, length)
          .isInstanceOf(BadPictureException.class);
    }
  }

  @Test
  void a_png_with_any_bit_flipped_is_refused() {
    byte[] whole = sample(PictureFormat.PNG);
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 1;
      assertThat(catchThrowable(() -> verify(damaged)))
          .as("byte %d", at)
          .isInstanceOf(BadPictureException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void zeros_after_the_end_are_padding_and_anything_else_is_refused(PictureFormat format)
      throws IOException {
    byte[] padded = Arrays.copyOf(sample(format), sample(format).length + 16);
    verify(padded);

    padded[padded.length - 1] = 7;
    assertThatThrownBy(() -> verify(padded))
        .isInstanceOf(BadPictureException.class)
        .hasMessageContaining("after the picture's end");
  }

  @ParameterizedTest
  @CsvSource({
    "'', empty",
    "'<!DOCTYPE html><p>Sign in', web page",
    "'  <?xml version=\"1.0\"?><Error/>', XML",
    "'{\"detail\":\"no\"}', JSON",
    "'<svg xmlns=\"\"/>', SVG",
    "'hello, world', not a picture"
  })
  void what_is_no_picture_is_refused_in_words_that_quote_nothing(String body, String word) {
    assertThatThrownBy(() -> verify(body.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(BadPictureException.class)
        .hasMessageContaining(word)
        .message()
        .doesNotContain("Sign in", "detail", "hello");
  }

  @Test
  void a_png_without_picture_data_is_refused() {
    byte[] whole = sample(PictureFormat.PNG);
    byte[] bare = new byte[33 + 12];
    System.arraycopy(whole, 0, bare, 0, 33);
    System.arraycopy(whole, whole.length - 12, bare, 33, 12);
    assertThatThrownBy(() -> verify(bare)).hasMessageContaining("no picture data");
  }

  @Test
  void a_png_that_claims_an_absurd_size_is_refused() {
    byte[] huge = sample(PictureFormat.PNG);
    huge[16] = 0x7f;
    CRC32 checksum = new CRC32();
    checksum.update(huge, 12, 17);
    for (int i = 0; i < 4; i++) {
      huge[29 + i] = (byte) (checksum.getValue() >> (24 - 8 * i));
    }
    assertThatThrownBy(() -> verify(huge)).hasMessageContaining("claims a size");
  }

  @Test
  void a_jpeg_without_a_frame_is_refused() {
    byte[] empty = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xd9};
    assertThatThrownBy(() -> verify(empty)).hasMessageContaining("no picture data");
  }

  @Test
  void a_body_over_the_limit_is_refused() {
    byte[] endless = Arrays.copyOf(sample(PictureFormat.PNG), 1_100_000);
    assertThatThrownBy(() -> verify(endless)).hasMessageContaining("larger than 1,000,000 bytes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hopper_ok.png",
        "hopper_ok.jpg",
        "hopper_ok.gif",
        "hopper_ok.webp",
        "cmyk_pil_sample.jpg",
        "exif_orientation_6.jpg"
      })
  void pictures_of_other_programs_are_taken(String name) throws IOException {
    var file = SharedInputs.image(name);
    if (file.isPresent()) {
      assertThat(verify(Files.readAllBytes(file.get())).width()).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "truncated_image.png",
        "truncated_jpeg.jpg",
        "broken.png",
        "invalid-crc32.png",
        "hopper.avif",
        "drawing_anchor_horizontal.svg"
      })
  void damaged_and_foreign_pictures_of_other_programs_are_refused(String name) {
    SharedInputs.image(name)
        .ifPresent(
            file ->
                assertThatThrownBy(() -> verify(Files.readAllBytes(file)))
                    .isInstanceOf(BadPictureException.class));
  }
}
