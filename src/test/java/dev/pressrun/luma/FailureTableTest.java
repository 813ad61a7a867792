package dev.pressrun.luma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.model.Failure;
import dev.pressrun.model.FailureCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTableTest {
  @ParameterizedTest
  @CsvSource({
    "content_moderated, CONTENT_MODERATED",
    "generation_failed, GENERATION_FAILED",
    "output_not_found, OUTPUT_NOT_FOUND",
    "rate_limited, RATE_LIMITED",
    "budget_exhausted, BUDGET_EXHAUSTED",
    "image_too_large, IMAGE_TOO_LARGE",
    "unsupported_format, UNSUPPORTED_FORMAT",
    "corrupt_input, CORRUPT_INPUT",
    "invalid_request, INVALID_REQUEST"
  })
  void knows_every_failure_code_of_the_reference(String word, FailureCode code) {
    assertThat(meaning(word, "why")).isEqualTo(new Failure(code, "why"));
  }

  @Test
  void keeps_the_word_of_a_code_that_it_does_not_know() {
    assertThat(meaning("sunspots", "too many"))
        .isEqualTo(new Failure(FailureCode.UNKNOWN, "sunspots: too many"));
    assertThat(meaning("sunspots", null)).isEqualTo(new Failure(FailureCode.UNKNOWN, "sunspots"));
    assertThat(meaning(null, null)).isEqualTo(Failure.of(FailureCode.UNKNOWN));
  }

  @Test
  void does_not_let_a_server_name_codes_of_pressrun_itself() {
    assertThat(meaning("not_sent", null)).isEqualTo(new Failure(FailureCode.UNKNOWN, "not_sent"));
  }

  private static Failure meaning(@Nullable String code, @Nullable String reason) {
    return FailureTable.ofGeneration(
        new Generation("id", GenerationState.FAILED, List.of(), code, reason));
  }
}
