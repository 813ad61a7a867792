package dev.pressrun.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows does not tell when a file was changed")
final class KnownTablesTest {
  private static final String NEVER_SEEN = "0".repeat(64);
  private static final InstantSource LATER =
      InstantSource.fixed(Instant.now().plus(Duration.ofHours(1)));

  @TempDir Path folder;

  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("t.csv"), "id;prompt\n1;a vase\n");
  }

  @Test
  void aTableThatIsKnownIsNotReadToLearnItsDigest() {
    String known = opened(null, LATER);

    assertThat(digest(forged(known))).isEqualTo(NEVER_SEEN);
  }

  @Test
  void whatIsKnownIsHandedOnWithoutBeingReadAgain() {
    String known = forged(opened(null, LATER));

    assertThat(opened(known, LATER)).isEqualTo(known);
  }

  @Test
  void aKnownTableReadsAsItDid() {
    KnownTables known = new KnownTables(opened(null, LATER), LATER);

    try (Table table = Table.open(InputSpec.of(file), known)) {
      assertThat(table.detected().toString()).contains("semicolon");
      assertThat(table.iterator().next().values()).containsExactly("1", "a vase");
    }
  }

  @Test
  void aChangeOfOneByteIsSeenThoughLengthAndTimeAreAsTheyWere() throws IOException {
    FileTime time = Files.getLastModifiedTime(file);
    String known = forged(opened(null, LATER));

    Files.writeString(file, "id;prompt\n1;a base\n");
    Files.setLastModifiedTime(file, time);

    assertThat(digest(known)).isNotEqualTo(NEVER_SEEN);
  }

  @Test
  void anotherFileInItsPlaceIsSeen() throws IOException {
    String known = forged(opened(null, LATER));

    Path other = Files.copy(file, folder.resolve("other.csv"));
    Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

    assertThat(digest(known)).isNotEqualTo(NEVER_SEEN);
  }

  @Test
  void aTableThatIsToBeReadOtherwiseIsReadAgain() {
    KnownTables known = new KnownTables(forged(opened(null, LATER)), LATER);
    TableFormat tabs = new TableFormat(null, '\t', Quoting.AUTO, null);

    try (Table table = Table.open(Tables.input(file, tabs), known)) {
      assertThat(table.sha256()).isNotEqualTo(NEVER_SEEN);
    }
  }

  @Test
  void aTableThatWasWrittenJustNowIsNotCountedAsKnown() {
    assertThat(opened(null, InstantSource.system())).isEqualTo("[]");
  }

  @Test
  void whatAnotherVersionRememberedIsFoundAnew() {
    assertThat(digest("[{\"stamp\":7}]")).isEqualTo(digest(null));
  }

  private String opened(@Nullable String known, InstantSource clock) {
    KnownTables tables = new KnownTables(known, clock);
    Table.open(InputSpec.of(file), tables).close();
    return tables.json();
  }

  private String digest(@Nullable String known) {
    try (Table table = Table.open(InputSpec.of(file), new KnownTables(known, LATER))) {
      return table.sha256();
    }
  }

  /** Says that the table has a digest that it has not: who reads the table finds another. */
  private String forged(String known) {
    assertThat(known).contains(digest(null));
    return known.replace(digest(null), NEVER_SEEN);
  }
}
