package dev.pressrun.bench;

import dev.pressrun.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;

/**
 * Brings rows that were imported into the state in which a run leaves those that it has made:
 * ledger and files. A million real pictures would take hours to make; so the ledger's rows are
 * written at once, and the files are links to a few.
 */
final class DoneRows {
  private static final int PART = 20_000;
  private static final int LINKS = 10_000;

  /** A PNG of one pixel. */
  private static final byte[] PICTURE =
      HexFormat.of()
          .parseHex(
              "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
                  + "0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082");

  private static final String ATTEMPTS =
      "INSERT INTO attempt (id, request_id, item_id, fingerprint, run, state, price, sent_at, answered_at, ended_at, generation_id)"
          + " SELECT i.id, RANDOM_UUID(), i.id, i.fingerprint, 1, 'BILLED', t.price, ?1, ?1, CAST(?1 AS BIGINT) + 30000, CAST(RANDOM_UUID() AS VARCHAR)"
          + " FROM item i JOIN item_text t ON t.id = i.id WHERE i.id > ?2 AND i.id <= ?3";
  private static final String ITEMS =
      "UPDATE item SET state = 'DONE', attempts = 1, paid = 0.0404, attempt_id = id, made_attempt = id, made_fingerprint = fingerprint,"
          + " request_id = (SELECT a.request_id FROM attempt a WHERE a.id = item.id),"
          + " generation_id = (SELECT a.generation_id FROM attempt a WHERE a.id = item.id),"
          + " submitted_at = ?1, finished_at = CAST(?1 AS BIGINT) + 30000, file = 'images/' || item_key || '.png', bytes = ?4, modified = ?1,"
          + " sha256 = HASH('SHA-256', CAST(item_key AS VARBINARY)), width = 1, height = 1 WHERE id > ?2 AND id <= ?3";

  private DoneRows() {}

  /**
   * Makes the first rows of the folder's job.
   *
   * @param rows called {@code row-0}, {@code row-1}, …
   */
  static void make(Path out, int rows) throws IOException, SQLException {
    long modified = pictures(Files.createDirectories(out.resolve("images")), rows);
    try (Ledger ledger = Ledger.open(out.resolve(".pressrun"));
        Connection connection = ledger.dataSource().getConnection()) {
      for (int from = 0; from < rows; from += PART) {
        for (String sql : new String[] {ATTEMPTS, ITEMS}) {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, modified);
            statement.setLong(2, from);
            statement.setLong(3, Math.min(rows, from + PART));
            if (sql.equals(ITEMS)) {
              statement.setLong(4, PICTURE.length);
            }
            statement.executeUpdate();
          }
        }
      }
    }
  }

  private static long pictures(Path images, int rows) throws IOException {
    long modified = System.currentTimeMillis() / 1000 * 1000;
    Path first = images;
    for (int row = 0; row < rows; row++) {
      Path picture = images.resolve("row-" + row + ".png");
      if (row % LINKS == 0) {
        first = Files.write(picture, PICTURE);
        Files.setLastModifiedTime(picture, FileTime.fromMillis(modified));
      } else {
        Files.createLink(picture, first);
      }
    }
    return modified;
  }
}
