package dev.pressrun.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.model.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** An attempt counts as not sent only where its note proves it; all else may have been paid for. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "files have no identity there: all is in doubt")
class WireNotesTest {
  private static final String BOOT = "boot-1";
  private static final PostFate STAYED = new PostFate.Stayed();
  private static final PostFate UNKNOWN = new PostFate.Unknown();
  private static final PostFate ACCEPTED = new PostFate.Accepted("generation-9");
  private static final Attempt WAITS = attempt(7);
  private static final Attempt LEFT = attempt(8);
  private static final Attempt ANSWERED = attempt(9);

  private @TempDir Path folder;

  private static Attempt attempt(long id) {
    return new Attempt(
        id, new UUID(1, id), new Fingerprint("ab".repeat(16)), 1, null, OpenLedger.NOON);
  }

  private void killed() throws IOException {
    try (WireNotes notes = WireNotes.open(folder, BOOT)) {
      notes.waits(WAITS);
      notes.waits(LEFT);
      notes.leaves(LEFT);
      notes.waits(ANSWERED);
      notes.leaves(ANSWERED);
      notes.accepted(ANSWERED, "generation-9");
    }
  }

  private PostFate fate(Attempt attempt, String boot) throws IOException {
    try (WireNotes notes = WireNotes.open(folder, boot)) {
      return notes.fate(attempt.id(), attempt.requestId());
    }
  }

  private Path file() {
    return folder.resolve("ledger.wire");
  }

  @Test
  void what_waited_had_not_left_and_what_was_answered_is_known() throws IOException {
    killed();
    assertThat(fate(WAITS, BOOT)).isEqualTo(STAYED);
    assertThat(fate(LEFT, BOOT)).isEqualTo(UNKNOWN);
    assertThat(fate(ANSWERED, BOOT)).isEqualTo(ACCEPTED);
  }

  @Test
  void what_has_no_note_of_its_own_may_have_left() throws IOException {
    killed();
    assertThat(fate(attempt(6), BOOT)).isEqualTo(UNKNOWN);
    assertThat(fate(attempt(7 + 1024), BOOT)).isEqualTo(UNKNOWN);
    try (WireNotes notes = WireNotes.open(folder, BOOT)) {
      assertThat(notes.fate(WAITS.id(), new UUID(2, 2))).isEqualTo(UNKNOWN);
      notes.waits(attempt(7 + 1024));
    }
    assertThat(fate(WAITS, BOOT)).isEqualTo(UNKNOWN);
  }

  @Test
  void after_another_boot_what_waited_may_have_left_and_an_answer_still_counts()
      throws IOException {
    killed();
    for (String boot : new String[] {"boot-2", ""}) {
      assertThat(fate(WAITS, boot)).isEqualTo(UNKNOWN);
      assertThat(fate(ANSWERED, boot)).isEqualTo(ACCEPTED);
    }
  }

  @Test
  void where_boots_have_no_name_all_may_have_left() throws IOException {
    try (WireNotes notes = WireNotes.open(folder, "")) {
      notes.waits(WAITS);
    }
    assertThat(fate(WAITS, "")).isEqualTo(UNKNOWN);
  }

  @Test
  void a_file_that_is_missing_cut_short_damaged_or_a_copy_proves_nothing() throws IOException {
    killed();
    byte[] whole = Files.readAllBytes(file());
    for (int length : new int[] {0, 7 * 128, 7 * 128 + 1, 8 * 128 - 1}) {
      Files.write(file(), Arrays.copyOf(whole, length));
      assertThat(fate(WAITS, BOOT)).as("%d bytes", length).isEqualTo(UNKNOWN);
    }
    for (int at = 7 * 128; at < 8 * 128; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 4;
      Files.write(file(), damaged);
      assertThat(fate(WAITS, BOOT)).as("damaged at %d", at).isEqualTo(UNKNOWN);
    }
    Files.write(file(), whole);
    assertThat(fate(WAITS, BOOT)).isEqualTo(STAYED);
    Path copy = Files.copy(file(), folder.resolve("copy"));
    Files.move(copy, file(), StandardCopyOption.REPLACE_EXISTING);
    assertThat(fate(WAITS, BOOT)).isEqualTo(UNKNOWN);
    Files.delete(file());
    assertThat(fate(WAITS, BOOT)).isEqualTo(UNKNOWN);
  }

  @Test
  void its_room_is_taken_at_the_start_and_never_more() throws IOException {
    try (WireNotes notes = WireNotes.open(folder, BOOT)) {
      long taken = Files.size(file());
      for (long id = 1; id < 5_000; id += 7) {
        notes.waits(attempt(id));
        notes.accepted(attempt(id), "an id that is longer than there is room for".repeat(9));
      }
      assertThat(Files.size(file())).isEqualTo(taken);
    }
  }
}
