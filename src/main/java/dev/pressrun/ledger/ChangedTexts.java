package dev.pressrun.ledger;

import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.RequestChanges;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps with a changed item in which fields it differs from what its picture was made for, in words
 * and not as the whole former request, which would double what a row takes on disk. An edit that is
 * taken back before a picture was made of it stays among the words.
 */
final class ChangedTexts implements AutoCloseable {
  static final String SEPARATOR = "; ";

  private final PreparedStatement select;
  private final PreparedStatement update;

  ChangedTexts(Connection connection) throws SQLException {
    select = connection.prepareStatement("SELECT request, changed FROM item_text WHERE id = ?");
    update = connection.prepareStatement("UPDATE item_text SET changed = ? WHERE id = ?");
  }

  /**
   * Notes the change of an item, whose text is still the former one.
   *
   * @return what is asked for otherwise than in the import before; empty where it is not known
   */
  List<String> note(KnownItem known, WantedItem wanted) throws SQLException {
    ImageRequest now = wanted.request();
    if (known.wasMadeFor(wanted)) {
      write(known.id(), null);
      return List.of();
    }
    select.setLong(1, known.id());
    try (ResultSet row = select.executeQuery()) {
      String before = row.next() ? row.getString("request") : null;
      if (before == null || now == null) {
        return List.of();
      }
      List<String> changes = RequestChanges.between(RequestJson.request(before), now);
      Set<String> all = new LinkedHashSet<>();
      String earlier = row.getString("changed");
      if (earlier != null && known.awaitsItsPicture()) {
        all.addAll(List.of(earlier.split(SEPARATOR)));
      }
      all.addAll(changes);
      write(known.id(), all.isEmpty() ? null : String.join(SEPARATOR, all));
      return changes;
    }
  }

  private void write(long id, @Nullable String changed) throws SQLException {
    update.setString(1, changed);
    update.setLong(2, id);
    update.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    select.close();
    update.close();
  }
}
