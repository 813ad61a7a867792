package dev.pressrun.luma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {
  @Test
  void shows_itself_masked() {
    assertThat(new ApiKey(Fixtures.KEY)).hasToString("luma-api-…");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "luma-api-secret\n",
        "luma-api-secret\r\nX-Evil: 1",
        "luma-api-se cret",
        "luma-api-secret\u0000",
        "luma-api-sécret",
        "luma-api-secret\u00a0"
      })
  void refuses_what_no_key_holds_without_showing_it(String value) {
    assertThatThrownBy(() -> new ApiKey(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("copy it again")
        .message()
        .doesNotContain("secret", "cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void refuses_an_empty_key(String value) {
    assertThatThrownBy(() -> new ApiKey(value)).hasMessageContaining("LUMA_AGENTS_API_KEY");
  }
}
