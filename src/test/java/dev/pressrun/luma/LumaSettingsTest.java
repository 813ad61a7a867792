package dev.pressrun.luma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LumaSettingsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://agents.lumalabs.ai/v1",
        "https://example.com:8443/v1/",
        "http://localhost:8080/v1",
        "http://127.0.0.1/v1",
        "http://127.9.9.9:1/v1",
        "http://[::1]:8080/v1"
      })
  void takes_https_and_plain_http_to_this_machine(String url) {
    assertThat(Fixtures.settings(URI.create(url), Path.of(".")).baseUrl())
        .isEqualTo(URI.create(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://agents.lumalabs.ai/v1",
        "http://127.0.0.1.example.com/v1",
        "http://localhost.example.com/v1",
        "http://10.0.0.1/v1",
        "http://[::2]/v1"
      })
  void refuses_to_send_the_key_unencrypted_to_another_machine(String url) {
    assertThatThrownBy(() -> Fixtures.settings(URI.create(url), Path.of(".")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("would carry the API key unencrypted")
        .hasMessageContaining("use https");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://example.com/v1", "agents.lumalabs.ai/v1", "file:///v1"})
  void refuses_what_is_no_http_address(String url) {
    assertThatThrownBy(() -> Fixtures.settings(URI.create(url), Path.of(".")))
        .hasMessageContaining("must begin with https://");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user:hunter2@example.com/v1",
        "https://example.com/v1?token=hunter2",
        "https://example.com/v1#hunter2"
      })
  void refuses_secrets_in_the_address_without_repeating_them(String url) {
    assertThatThrownBy(() -> Fixtures.settings(URI.create(url), Path.of(".")))
        .hasMessageContaining("https://example.com")
        .message()
        .doesNotContain("hunter2");
  }

  @Test
  void shows_no_key() {
    assertThat(Fixtures.settings(LumaSettings.OFFICIAL_BASE_URL, Path.of(".")).toString())
        .doesNotContain(Fixtures.KEY);
  }
}
