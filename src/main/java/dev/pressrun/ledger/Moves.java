package dev.pressrun.ledger;

import dev.pressrun.model.Failure;
import dev.pressrun.model.ItemState;
import dev.pressrun.model.Money;
import dev.pressrun.model.Picture;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The statements behind the steps of an item; the compare-and-set comes first, so that a miss has
 * written nothing.
 */
final class Moves {
  private static final String BEGIN =
      "UPDATE item SET state = 'SUBMITTING', attempts = attempts + 1, attempt_id = ?, request_id = ?, generation_id = NULL,"
          + " submitted_at = ?, finished_at = NULL, failure_code = NULL, failure_detail = NULL"
          + " WHERE id = ? AND state = 'PENDING'";
  private static final String ATTEMPT =
      "INSERT INTO attempt (id, request_id, item_id, fingerprint, run, state, price, sent_at) VALUES (?, ?, ?, ?, ?, 'SENDING', ?, ?)";
  private static final String WHERE = " WHERE id = ? AND state = ?";
  private static final String STEP =
      "UPDATE item SET state = ?, generation_id = COALESCE(?, generation_id), failure_code = ?, failure_detail = ?, tries = tries + ?,"
          + " paid = paid + ?, finished_at = ?";
  private static final String MOVE = STEP + WHERE;
  private static final String MOVE_BACK =
      MOVE.replace(
          "state = ?, generation_id",
          "state = CASE WHEN (SELECT t.request FROM item_text t WHERE t.id = item.id) IS NULL THEN 'INVALID' ELSE ? END, generation_id");

  /** The picture of what is asked for by now was made before what has just ended. */
  private static final String TAKE_BACK =
      "UPDATE item SET made_attempt = made_attempt"
          + ImportStatements.consequence(ImportVerdict.TAKE_BACK)
          + " WHERE id = ? AND state = 'PENDING' AND made_fingerprint = fingerprint AND file IS NOT NULL";

  private static final String MOVE_WITH_PICTURE =
      STEP
          + ", made_fingerprint = fingerprint, made_attempt = attempt_id, file = ?, bytes = ?, modified = ?, sha256 = ?, width = ?, height = ?"
          + WHERE;
  private static final String SETTLE_ATTEMPT =
      "UPDATE attempt SET state = ?, generation_id = COALESCE(?, generation_id), answered_at = COALESCE(answered_at, ?), ended_at = ?,"
          + " failure_code = ? WHERE id = ?";

  private static final String NONE =
      "MERGE INTO ledger_meta (name, text) VALUES ('written', CURRENT_TIMESTAMP)";

  private Moves() {}

  /** Moves nothing, but writes. */
  static void none(Statements statements) throws SQLException {
    statements.of(NONE).executeUpdate();
  }

  static void begin(Statements statements, long itemId, Attempt attempt) throws SQLException {
    PreparedStatement item = statements.of(BEGIN);
    item.setLong(1, attempt.id());
    item.setObject(2, attempt.requestId());
    item.setLong(3, attempt.sentAt().toEpochMilli());
    item.setLong(4, itemId);
    if (item.executeUpdate() != 1) {
      throw new StaleItemException(itemId, ItemState.PENDING);
    }
    PreparedStatement audit = statements.of(ATTEMPT);
    audit.setLong(1, attempt.id());
    audit.setObject(2, attempt.requestId());
    audit.setLong(3, itemId);
    audit.setBytes(4, LedgerRows.bytes(attempt.fingerprint()));
    audit.setInt(5, attempt.run());
    audit.setBigDecimal(6, LedgerRows.decimal(attempt.price()));
    audit.setLong(7, attempt.sentAt().toEpochMilli());
    audit.executeUpdate();
  }

  static void write(Statements statements, Move move) throws SQLException {
    PreparedStatement item = statements.of(step(move));
    item.setString(1, move.to().name());
    item.setString(2, move.generationId());
    setFailure(item, 3, move.failure());
    item.setInt(5, move.tries());
    Money paid = move.paid();
    item.setBigDecimal(6, (paid == null ? Money.ZERO : paid).dollars());
    setEnd(item, 7, move.to(), move.at());
    Picture picture = move.picture();
    int next = picture == null ? 8 : setPicture(item, 8, picture);
    item.setLong(next, move.itemId());
    item.setString(next + 1, move.from().name());
    if (item.executeUpdate() != 1) {
      throw new StaleItemException(move.itemId(), move.from());
    }
    writeAttempt(statements, move);
    if (move.to() == ItemState.PENDING && move.from() != ItemState.SUBMITTING) {
      PreparedStatement back = statements.of(TAKE_BACK);
      back.setLong(1, move.itemId());
      back.executeUpdate();
    }
  }

  private static String step(Move move) {
    if (move.picture() != null) {
      return MOVE_WITH_PICTURE;
    }
    // What the input has made invalid meanwhile cannot wait to be submitted.
    return move.to() == ItemState.PENDING ? MOVE_BACK : MOVE;
  }

  /** Returns the index after the picture's. */
  private static int setPicture(PreparedStatement statement, int first, Picture picture)
      throws SQLException {
    statement.setString(first, picture.file());
    statement.setLong(first + 1, picture.bytes());
    statement.setLong(first + 2, picture.modifiedMillis());
    statement.setBytes(first + 3, LedgerRows.bytes(picture.sha256()));
    statement.setInt(first + 4, picture.width());
    statement.setInt(first + 5, picture.height());
    return first + 6;
  }

  private static void writeAttempt(Statements statements, Move move) throws SQLException {
    PreparedStatement attempt = statements.of(SETTLE_ATTEMPT);
    attempt.setString(1, move.attempt().name());
    attempt.setString(2, move.generationId());
    attempt.setLong(3, move.at().toEpochMilli());
    setEnd(attempt, 4, move.to(), move.at());
    Failure failure = move.failure();
    attempt.setString(5, failure == null ? null : failure.code().id());
    attempt.setLong(6, move.attemptId());
    attempt.executeUpdate();
  }

  private static void setFailure(PreparedStatement statement, int first, @Nullable Failure failure)
      throws SQLException {
    statement.setString(first, failure == null ? null : failure.code().id());
    statement.setString(first + 1, failure == null ? null : failure.detail());
  }

  private static void setEnd(PreparedStatement statement, int index, ItemState to, Instant at)
      throws SQLException {
    if (to == ItemState.SUBMITTED) {
      statement.setNull(index, Types.BIGINT);
    } else {
      statement.setLong(index, at.toEpochMilli());
    }
  }
}
