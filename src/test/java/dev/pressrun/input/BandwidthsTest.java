package dev.pressrun.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BandwidthsTest {
  @ParameterizedTest
  @CsvSource({
    "20 Mbit/s, 2500000",
    "20 MBit/s, 2500000",
    "2 MB/s, 2000000",
    "2.5MB/s, 2500000",
    "800 kB/s, 800000",
    "1 Gbit/s, 125000000",
    "12 byte/s, 12",
    "9 bit/s, 1"
  })
  void bits_and_bytes_a_second(String text, long bytes) {
    assertThat(Bandwidths.parse(text)).hasValue(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "20",
        "20 Mb/s",
        "20 Mbps",
        "-1 MB/s",
        "0 MB/s",
        "7 bit/s",
        "2 MB",
        "2,5 MB/s"
      })
  void nothing_else(String text) {
    assertThat(Bandwidths.parse(text)).isEmpty();
  }
}
