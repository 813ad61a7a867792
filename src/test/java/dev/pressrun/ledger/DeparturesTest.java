package dev.pressrun.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** An attempt counts as not sent only where the file proves it; all else may have been paid for. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "files have no identity there: all is in doubt")
class DeparturesTest {
  private static final String BOOT = "boot-1";

  private @TempDir Path folder;

  /** Attempt 7 waits, attempt 8 has left, and the process is killed. */
  private void killed() throws IOException {
    try (Departures departures = open(7, BOOT)) {
      departures.willWait(7);
      departures.willWait(8);
      departures.leaves(8);
    }
  }

  private Departures open(long first, String boot) throws IOException {
    return Departures.open(folder, first, boot);
  }

  private boolean mayHaveLeft(long attempt, String boot) throws IOException {
    try (Departures departures = open(9, boot)) {
      return departures.mayHaveLeft(attempt);
    }
  }

  private Path file() {
    return folder.resolve("ledger.departures");
  }

  @Test
  void what_waited_had_not_left() throws IOException {
    killed();
    assertThat(mayHaveLeft(7, BOOT)).isFalse();
    assertThat(mayHaveLeft(8, BOOT)).isTrue();
  }

  @Test
  void what_is_not_in_the_file_may_have_left() throws IOException {
    killed();
    assertThat(mayHaveLeft(6, BOOT)).isTrue();
    assertThat(mayHaveLeft(9, BOOT)).isTrue();
  }

  @Test
  void after_another_boot_all_may_have_left() throws IOException {
    killed();
    assertThat(mayHaveLeft(7, "boot-2")).isTrue();
    assertThat(mayHaveLeft(7, "")).isTrue();
  }

  @Test
  void where_boots_have_no_name_all_may_have_left() throws IOException {
    try (Departures departures = open(7, "")) {
      departures.willWait(7);
    }
    assertThat(mayHaveLeft(7, "")).isTrue();
  }

  @Test
  void a_file_that_is_missing_cut_short_damaged_or_a_copy_proves_nothing() throws IOException {
    killed();
    byte[] whole = Files.readAllBytes(file());
    for (int length = 0; length < whole.length - 1; length++) {
      Files.write(file(), Arrays.copyOf(whole, length));
      assertThat(mayHaveLeft(7, BOOT)).as("%d bytes", length).isTrue();
    }
    Files.write(file(), new byte[whole.length]);
    assertThat(mayHaveLeft(7, BOOT)).isTrue();
    Files.write(file(), whole);
    assertThat(mayHaveLeft(7, BOOT)).isFalse();
    Path copy = Files.copy(file(), folder.resolve("copy"));
    Files.move(copy, file(), StandardCopyOption.REPLACE_EXISTING);
    assertThat(mayHaveLeft(7, BOOT)).isTrue();
    Files.delete(file());
    assertThat(mayHaveLeft(7, BOOT)).isTrue();
  }

  @Test
  void each_run_begins_its_own() throws IOException {
    killed();
    long length = Files.size(file());
    try (Departures departures = open(9, BOOT)) {
      departures.willWait(9);
      departures.willWait(10);
      departures.leaves(9);
      assertThat(departures.mayHaveLeft(7)).isTrue();
    }
    assertThat(mayHaveLeft(9, BOOT)).isTrue();
    assertThat(mayHaveLeft(10, BOOT)).isFalse();
    assertThat(Files.size(file())).isEqualTo(length);
  }
}
