package dev.pressrun.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastImportTest {
  private static final int ROWS = 1_234;
  private static final String DIGEST = "abcd";

  private OpenLedger open;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    open = new OpenLedger(folder);
    open.take(rows());
    try (Connection connection = open.ledger.dataSource().getConnection()) {
      LastImport.note(connection, DIGEST, ROWS);
    }
    for (String key : List.of("key-0", "key-700", "key-1233")) {
      open.make(open.pending(key));
    }
  }

  @AfterEach
  void close() {
    open.close();
  }

  private static List<WantedItem> rows() {
    return IntStream.range(0, ROWS)
        .mapToObj(i -> Wanted.of(i + 2, "key-" + i, "prompt " + i))
        .toList();
  }

  private Optional<ImportResult> repeat(String digest) {
    return LastImport.repeat(open.ledger, digest, picture -> !open.broken.contains(picture.file()));
  }

  @Test
  void says_what_an_import_of_the_same_input_finds() throws Exception {
    assertThat(repeat(DIGEST)).contains(open.take(rows()));
  }

  @Test
  void leaves_another_input_to_an_import() {
    assertThat(repeat("abc")).isEmpty();
    assertThat(repeat("")).isEmpty();
  }

  @Test
  void leaves_a_picture_that_is_missing_to_an_import() {
    open.broken.add(Objects.requireNonNull(open.report("key-1233").picture()).file());

    assertThat(repeat(DIGEST)).isEmpty();
  }

  @Test
  void leaves_what_is_in_flight_to_an_import() {
    open.submit(open.pending("key-1"));

    assertThat(repeat(DIGEST)).isEmpty();
  }

  @Test
  void leaves_a_picture_that_is_there_and_not_counted_as_done_to_an_import() throws Exception {
    open.execute("UPDATE item SET state = 'FAILED' WHERE item_key = 'key-700'");

    assertThat(repeat(DIGEST)).isEmpty();
  }

  @Test
  void knows_nothing_once_an_import_has_begun() throws Exception {
    try (Connection connection = open.ledger.dataSource().getConnection()) {
      LastImport.forget(connection);
    }

    assertThat(repeat(DIGEST)).isEmpty();
  }
}
