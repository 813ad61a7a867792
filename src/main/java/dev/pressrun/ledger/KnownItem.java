package dev.pressrun.ledger;

import dev.pressrun.model.ItemState;
import dev.pressrun.model.Picture;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What an import needs to know of an item that the ledger holds already.
 *
 * @param position its place in the input when it was last imported; -1 where it was gone
 * @param textHash a hash of all that {@code item_text} holds of it
 * @param made the fingerprint that its picture was made for; null where it has none
 * @param bought the fingerprint that its latest generation was asked for, where that is billed or
 *     may be, and the picture is not of it; null where there is none
 */
record KnownItem(
    long id,
    long position,
    String key,
    long textHash,
    ItemState state,
    byte[] fingerprint,
    byte @Nullable [] made,
    byte @Nullable [] bought,
    @Nullable Picture picture) {

  private static final String COLUMNS =
      "SELECT i.id, p.position, i.item_key, i.text_hash, i.state, i.fingerprint, i.made_fingerprint, i.file, i.bytes, i.modified, i.sha256,"
          + " i.width, i.height, CASE WHEN i.attempt_id IS NULL OR i.attempt_id = i.made_attempt THEN NULL ELSE"
          + " (SELECT a.fingerprint FROM attempt a WHERE a.id = i.attempt_id"
          + " AND a.state IN ('SENDING', 'ACCEPTED', 'BILLED', 'IN_DOUBT')) END AS bought FROM ";
  private static final String ITS_PLACE =
      " LEFT JOIN place p ON p.position = i.position AND p.id = i.id";

  /** Found where they stand. */
  static final String BY_PLACE = COLUMNS + "place p JOIN item i ON i.id = p.id";

  /** Found by their id. */
  static final String BY_ID = COLUMNS + "item i" + ITS_PLACE;

  /** Found by what an import has written of them. */
  static final String BY_TEXT = COLUMNS + "item_text t JOIN item i ON i.id = t.id" + ITS_PLACE;

  static KnownItem read(ResultSet row) throws SQLException {
    long placed = row.getLong("position");
    long position = row.wasNull() ? -1 : placed;
    return new KnownItem(
        row.getLong("id"),
        position,
        row.getString("item_key"),
        row.getLong("text_hash"),
        ItemState.valueOf(row.getString("state")),
        row.getBytes("fingerprint"),
        row.getBytes("made_fingerprint"),
        row.getBytes("bought"),
        LedgerRows.picture(row));
  }

  /** The same item in another state. */
  KnownItem in(ItemState other) {
    return new KnownItem(id, position, key, textHash, other, fingerprint, made, bought, picture);
  }

  /** The same item, when what was asked for last is written off. */
  KnownItem writtenOff() {
    return new KnownItem(
        id, position, key, textHash, ItemState.PENDING, fingerprint, made, null, picture);
  }

  /** Whether the item asks for the same picture already. */
  boolean asksFor(WantedItem wanted) {
    return Arrays.equals(fingerprint, LedgerRows.bytes(wanted.fingerprint()));
  }

  /** Whether its picture is what is asked for. */
  boolean wasMadeFor(WantedItem wanted) {
    return picture != null && Arrays.equals(made, LedgerRows.bytes(wanted.fingerprint()));
  }

  /**
   * Whether what is asked for was bought with the item, or may have been: nothing else may buy it.
   */
  boolean holds(WantedItem wanted) {
    return wanted.request() != null
        && (wasMadeFor(wanted) || Arrays.equals(bought, LedgerRows.bytes(wanted.fingerprint())));
  }

  /** Whether what it asked for last was bought with it, or may have been. */
  boolean holdsItsOwn() {
    return picture != null && Arrays.equals(made, fingerprint)
        || Arrays.equals(bought, fingerprint);
  }

  /** The fingerprint of its picture, or else of what was bought with it last. */
  byte @Nullable [] held() {
    return picture != null && made != null ? made : bought;
  }

  /** Whether a generation of it may be under way, so that its state is not the import's. */
  boolean isUnderWay() {
    return state == ItemState.SUBMITTING
        || state == ItemState.SUBMITTED
        || state == ItemState.IN_DOUBT;
  }

  /** Whether the generation that may be under way was asked for what is asked for now. */
  boolean isUnderWayFor(WantedItem wanted) {
    return isUnderWay()
        && Arrays.equals(bought == null ? made : bought, LedgerRows.bytes(wanted.fingerprint()));
  }

  /** Whether there is no picture yet of what was asked for last. */
  boolean awaitsItsPicture() {
    return made == null || !Arrays.equals(made, fingerprint);
  }

  /** What is to become of the item, now that the input asks for this. */
  ImportVerdict verdict(WantedItem wanted, Predicate<Picture> intact) {
    return verdict(LedgerRows.bytes(wanted.fingerprint()), wanted.request() != null, intact);
  }

  /**
   * As {@link #verdict(WantedItem, Predicate)}.
   *
   * @param wanted the fingerprint of what the input asks for
   * @param valid whether that can be asked for
   */
  ImportVerdict verdict(byte[] wanted, boolean valid, Predicate<Picture> intact) {
    if (isUnderWay()) {
      return ImportVerdict.KEEP;
    }
    if (!valid) {
      return ImportVerdict.INVALIDATE;
    }
    Picture had = picture;
    if (had != null && Arrays.equals(made, wanted)) {
      if (!intact.test(had)) {
        return ImportVerdict.FETCH_AGAIN;
      }
      return state == ItemState.DONE ? ImportVerdict.KEEP : ImportVerdict.TAKE_BACK;
    }
    if (Arrays.equals(fingerprint, wanted) && state != ItemState.INVALID) {
      return ImportVerdict.KEEP;
    }
    return Arrays.equals(bought, wanted) ? ImportVerdict.COLLECT : ImportVerdict.MAKE;
  }
}
