package dev.pressrun.ledger;

import dev.pressrun.model.ItemState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The batched statements of one chunk of an import. */
final class ImportStatements implements AutoCloseable {
  private static final String INSERT_ITEM =
      "INSERT INTO item (id, position, item_key, folded_name_hash, text_hash, state, fingerprint, tries, attempts, paid)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, 0)";
  private static final String INSERT_TEXT =
      "INSERT INTO item_text (line, output_name, price, request, cells, problems, id, item_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String UPDATE_TEXT =
      "UPDATE item_text SET line = ?, output_name = ?, price = ?, request = ?, cells = ?, problems = ? WHERE id = ?";
  private static final String PLACE = " INTO place (position, id) VALUES (?, ?)";
  private static final String CHANGE =
      "UPDATE item SET position = ?, folded_name_hash = ?, text_hash = ?, fingerprint = ?";
  private static final String RESET =
      ", tries = 0, failure_code = NULL, failure_detail = NULL, finished_at = NULL, state = ";

  private static final String RESTORE = RESET.replace(", finished_at = NULL", "");

  /** The latest attempt stays known when an earlier one's picture is taken back. */
  private static final String FROM_MADE =
      ", generation_id = (SELECT a.generation_id FROM attempt a WHERE a.id = made_attempt)"
          + ", request_id = (SELECT a.request_id FROM attempt a WHERE a.id = made_attempt)"
          + ", submitted_at = (SELECT a.sent_at FROM attempt a WHERE a.id = made_attempt)"
          + ", finished_at = (SELECT a.ended_at FROM attempt a WHERE a.id = made_attempt)";

  private static final String FROM_LATEST = FROM_MADE.replace("made_attempt", "attempt_id");

  private final PreparedStatement insertItem;
  private final PreparedStatement insertText;
  private final PreparedStatement updateText;
  private final PreparedStatement place;
  private final Connection connection;

  /**
   * @param first whether nothing was imported before
   */
  ImportStatements(Connection connection, boolean first) throws SQLException {
    this.connection = connection;
    this.insertItem = connection.prepareStatement(INSERT_ITEM);
    this.insertText = connection.prepareStatement(INSERT_TEXT);
    this.updateText = connection.prepareStatement(UPDATE_TEXT);
    this.place = connection.prepareStatement((first ? "INSERT" : "MERGE") + PLACE);
  }

  void insert(long id, long position, WantedItem wanted, long textHash) throws SQLException {
    insertItem.setLong(1, id);
    insertItem.setLong(2, position);
    insertItem.setString(3, wanted.key().value());
    insertItem.setLong(4, TextHash.of(wanted.foldedName()));
    insertItem.setLong(5, textHash);
    insertItem.setString(
        6, (wanted.request() == null ? ItemState.INVALID : ItemState.PENDING).name());
    insertItem.setBytes(7, LedgerRows.bytes(wanted.fingerprint()));
    insertItem.addBatch();
    insertText.setString(8, wanted.key().value());
    writeText(insertText, id, wanted);
    place(position, id);
  }

  private void place(long position, long id) throws SQLException {
    place.setLong(1, position);
    place.setLong(2, id);
    place.addBatch();
  }

  void update(
      KnownItem known, long position, WantedItem wanted, long textHash, ImportVerdict verdict)
      throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement(CHANGE + consequence(verdict) + " WHERE id = ?")) {
      change.setLong(1, position);
      change.setLong(2, TextHash.of(wanted.foldedName()));
      change.setLong(3, textHash);
      change.setBytes(4, LedgerRows.bytes(wanted.fingerprint()));
      change.setLong(5, known.id());
      change.executeUpdate();
    }
    place(position, known.id());
    boolean sameTextAndRequest = known.textHash() == textHash && known.asksFor(wanted);
    if (verdict != ImportVerdict.KEEP || !sameTextAndRequest) {
      writeText(updateText, known.id(), wanted);
    }
  }

  /** What the verdict does to the item, as the rest of an UPDATE's assignments. */
  static String consequence(ImportVerdict verdict) {
    return switch (verdict) {
      case KEEP -> "";
      case MAKE -> RESET + "'PENDING'";
      case INVALIDATE -> RESET + "'INVALID'";
      case TAKE_BACK -> RESTORE + "'DONE'" + FROM_MADE;
      case FETCH_AGAIN -> RESTORE + "'SUBMITTED', attempt_id = made_attempt" + FROM_MADE;
      case COLLECT -> RESTORE + "'SUBMITTED'" + FROM_LATEST;
    };
  }

  private static void writeText(PreparedStatement statement, long id, WantedItem wanted)
      throws SQLException {
    statement.setLong(1, wanted.line());
    statement.setString(2, wanted.outputName());
    statement.setBigDecimal(3, LedgerRows.decimal(wanted.price()));
    statement.setString(4, wanted.request() == null ? null : RequestJson.write(wanted.request()));
    statement.setString(5, RequestJson.writeTexts(wanted.cells()));
    statement.setString(
        6, wanted.problems().isEmpty() ? null : RequestJson.writeProblems(wanted.problems()));
    statement.setLong(7, id);
    statement.addBatch();
  }

  void execute() throws SQLException {
    insertItem.executeBatch();
    insertText.executeBatch();
    updateText.executeBatch();
    place.executeBatch();
  }

  @Override
  public void close() throws SQLException {
    insertItem.close();
    insertText.close();
    updateText.close();
    place.close();
  }
}
