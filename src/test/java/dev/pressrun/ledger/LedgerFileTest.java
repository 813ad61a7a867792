package dev.pressrun.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.h2.mvstore.DataUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerFileTest {
  private static final int HEADER = 4096;

  private Path folder;
  private Path file;

  @BeforeEach
  void name(@TempDir Path temporary) {
    folder = temporary;
    file = folder.resolve("ledger.mv.db");
  }

  private void fill(int rows) throws Exception {
    try (OpenLedger open = new OpenLedger(folder)) {
      open.take(
          IntStream.range(0, rows)
              .mapToObj(i -> Wanted.of(i + 2, "key-" + i, "prompt " + i))
              .toList(),
          500);
      open.pending().stream().limit(100).forEach(open::make);
    }
  }

  /** The refusal leaves the file exactly as it was. */
  private void assertRefused(String... words) throws IOException {
    byte[] before = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    assertThatThrownBy(() -> Ledger.open(folder).close())
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll(words);
    byte[] after = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    assertThat(Arrays.equals(before, after)).as("the file is as it was").isTrue();
    assertThatThrownBy(() -> Ledger.open(folder).close()).isInstanceOf(LedgerException.class);
  }

  @Test
  void an_old_copy_is_refused_and_left_as_it_is() throws Exception {
    fill(10);
    Path copy = folder.resolve("copy");
    Files.copy(file, copy);
    try (OpenLedger open = new OpenLedger(folder)) {
      open.take(List.of(Wanted.of(2, "new", "new")));
      open.makeAll();
    }
    Files.delete(file);
    Files.copy(copy, file);

    assertRefused("knows 10 submissions, but 11 were made", "old copy", "Restore");
  }

  @Test
  void a_ledger_that_is_gone_is_refused_and_no_new_one_is_made() throws Exception {
    fill(10);
    Files.delete(file);

    assertRefused("knows 0 submissions, but 10 were made", "gone");
    assertThat(file).doesNotExist();
  }

  @Test
  void a_file_that_was_cut_short_is_refused_and_left_as_it_is() throws Exception {
    fill(3_000);
    byte[] whole = Files.readAllBytes(file);
    for (double share : new double[] {0.02, 0.3, 0.6, 0.9}) {
      Files.write(file, Arrays.copyOf(whole, (int) (whole.length * share)));
      assertRefused("left as it ");
    }
  }

  @Test
  void a_damaged_file_is_refused_and_left_as_it_is() throws Exception {
    fill(3_000);
    byte[] damaged = Files.readAllBytes(file);
    Arrays.fill(damaged, 0, 2 * HEADER, (byte) 'x');
    Files.write(file, damaged);
    assertRefused("cannot be read", "damaged");

    Files.writeString(file, "this is no ledger\n".repeat(1_000));
    assertRefused("cannot be read", "damaged");
  }

  @Test
  void a_newer_file_format_is_refused_and_left_as_it_is() throws Exception {
    fill(10);
    byte[] bytes = Files.readAllBytes(file);
    for (int block = 0; block < 2; block++) {
      String header = new String(bytes, block * HEADER, HEADER, ISO_8859_1);
      String text =
          header.substring(0, header.indexOf(",fletcher:")).replace("format:3", "format:9");
      int checksum = DataUtils.getFletcher32(text.getBytes(ISO_8859_1), 0, text.length());
      byte[] newer =
          Arrays.copyOf(
              "%s,fletcher:%s\n"
                  .formatted(text, Integer.toHexString(checksum))
                  .getBytes(ISO_8859_1),
              HEADER);
      System.arraycopy(newer, 0, bytes, block * HEADER, HEADER);
    }
    Files.write(file, bytes);

    assertRefused("newer version");
  }

  @Test
  void a_newer_schema_is_refused_and_left_as_it_is() throws Exception {
    try (OpenLedger open = new OpenLedger(folder)) {
      open.execute("UPDATE ledger_meta SET text = '3' WHERE name = 'schema'");
    }
    assertRefused("newer version of pressrun");
  }

  @Test
  void a_schema_that_a_kill_left_half_made_is_made_complete() throws Exception {
    try (OpenLedger open = new OpenLedger(folder)) {
      open.execute("DROP TABLE attempt");
      open.execute("DROP TABLE item_text");
      open.execute("DELETE FROM ledger_meta");
    }
    fill(10);
  }

  @Test
  void a_mark_that_was_lost_or_is_behind_stops_nobody() throws Exception {
    fill(10);
    Path mark = folder.resolve("ledger.mark");
    try (FileChannel channel = FileChannel.open(mark, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(Long.BYTES).putLong(3).flip(), 0);
    }
    Ledger.open(folder).close();
    Files.write(mark, new byte[5]);
    Ledger.open(folder).close();
    Files.delete(mark);
    Ledger.open(folder).close();
  }
}
