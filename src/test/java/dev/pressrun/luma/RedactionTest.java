package dev.pressrun.luma;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
  private final Redaction redaction = new Redaction(new ApiKey("an-odd-key.7"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "the key an-odd-key.7 is wrong | the key … is wrong",
        "the key 'luma-api-abc123' is wrong | the key '…' is wrong",
        "sent Authorization: Bearer abc.def | sent Authorization: Bearer …",
        "no https://s.test/a.png?X-Amz-Signature=f00&b=1 there | no https://s.test/a.png?… there",
        "no <https://u:pw@s.test/a#f00> there | no <https://s.test/a?…> there",
        "SignatureDoesNotMatch: X-Amz-Signature=f00 | SignatureDoesNotMatch: X-Amz-Signature=…"
      })
  void hides_secrets(String text, String expected) {
    assertThat(redaction.clean(text)).isEqualTo(expected);
  }

  @Test
  void leaves_ordinary_words_alone() {
    String words = "prompt: at most 6,000 characters; größer 🚲 = 7? no, 6001";
    assertThat(redaction.clean(words)).isEqualTo(words);
  }

  @Test
  void removes_control_characters() {
    assertThat(redaction.clean("a\u001b[31mb\r\n\tc\u0000\u0085\u202ed\u2028"))
        .isEqualTo("a [31mb c d");
  }

  @Test
  void cuts_long_words_without_cutting_a_character_in_two() {
    assertThat(redaction.clean("x".repeat(1_000))).hasSize(300).endsWith("x…");
    assertThat(redaction.clean("x".repeat(298) + "🚲🚲")).isEqualTo("x".repeat(298) + "…");
  }

  @Test
  void hides_a_secret_before_it_cuts() {
    String text = "x".repeat(290) + " an-odd-key.7 and more";
    assertThat(redaction.clean(text)).doesNotContain("an-odd");
  }
}
