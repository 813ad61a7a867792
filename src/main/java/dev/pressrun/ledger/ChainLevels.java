package dev.pressrun.ledger;

import dev.pressrun.model.Picture;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Gives each child the fingerprint of all that it is made from, parents before children: level 0
 * has parents that are no children themselves. It works in pages, one level after the other.
 */
final class ChainLevels {
  private static final int PAGE = 500;
  private static final int BYTES = 16;
  private static final String FIRST =
      "UPDATE chain SET level = 0 WHERE NOT EXISTS"
          + " (SELECT 1 FROM link l JOIN chain p ON p.id = l.parent_id WHERE l.child_id = chain.id)";
  private static final String NEXT =
      "UPDATE chain SET level = ? WHERE id IN"
          + " (SELECT l.child_id FROM chain p JOIN link l ON l.parent_id = p.id WHERE p.level = ?)"
          + " AND NOT EXISTS (SELECT 1 FROM link l JOIN chain p ON p.id = l.parent_id"
          + " WHERE l.child_id = chain.id AND p.level = -1)";
  private static final String OF_LEVEL =
      "SELECT c.id, c.own FROM chain c WHERE c.level = ? AND c.id > ? ORDER BY c.level, c.id LIMIT ?";
  private static final String PARENTS =
      "SELECT p.fingerprint FROM link l JOIN item p ON p.id = l.parent_id WHERE l.child_id = ? ORDER BY l.parent_key";
  private static final String KNOWN =
      KnownItem.BY_ID
          + " WHERE i.id = ? AND (SELECT t.request FROM item_text t WHERE t.id = i.id) IS NOT NULL";

  private final Connection connection;
  private final Predicate<Picture> intact;

  ChainLevels(Connection connection, Predicate<Picture> intact) {
    this.connection = connection;
    this.intact = intact;
  }

  private record Child(long id, byte[] own) {}

  /** Returns how many children ask for something else only since their parents do. */
  long walk() throws SQLException {
    boolean ownTransactions = connection.getAutoCommit();
    if (ownTransactions) {
      connection.setAutoCommit(false);
    }
    try {
      ChainImport.execute(connection, "UPDATE chain SET level = -1 WHERE level >= 0");
      long changed = 0;
      int found = ChainImport.execute(connection, FIRST);
      for (int level = 0; found > 0; level++) {
        changed += settle(level, ownTransactions);
        found = ChainImport.execute(connection, NEXT, level + 1, level);
      }
      return changed;
    } finally {
      if (ownTransactions) {
        connection.setAutoCommit(true);
      }
    }
  }

  /**
   * Settles the children of a level.
   *
   * @param commit whether each page is a transaction of its own, rather than a part of the caller's
   */
  private long settle(int level, boolean commit) throws SQLException {
    long changed = 0;
    List<Child> page = page(level, 0);
    while (!page.isEmpty()) {
      for (Child child : page) {
        changed += settle(child) ? 1 : 0;
      }
      if (commit) {
        connection.commit();
      }
      page = page(level, page.get(page.size() - 1).id());
    }
    return changed;
  }

  private List<Child> page(int level, long afterId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(OF_LEVEL)) {
      select.setInt(1, level);
      select.setLong(2, afterId);
      select.setInt(3, PAGE);
      List<Child> children = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          children.add(new Child(rows.getLong(1), rows.getBytes(2)));
        }
      }
      return children;
    }
  }

  private boolean settle(Child child) throws SQLException {
    KnownItem known = known(child.id());
    byte[] whole = whole(child);
    if (known == null || Arrays.equals(known.fingerprint(), whole)) {
      return false;
    }
    ImportVerdict verdict = known.verdict(whole, true, intact);
    ChainImport.execute(
        connection,
        "UPDATE item SET fingerprint = ?" + ImportStatements.consequence(verdict) + " WHERE id = ?",
        whole,
        child.id());
    return !Arrays.equals(known.fingerprint(), child.own());
  }

  private @Nullable KnownItem known(long id) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(KNOWN)) {
      select.setLong(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? KnownItem.read(row) : null;
      }
    }
  }

  /** A hash of what the child itself asks for, and of what its parents ask for. */
  private byte[] whole(Child child) throws SQLException {
    MessageDigest digest = sha256();
    digest.update(child.own());
    try (PreparedStatement select = connection.prepareStatement(PARENTS)) {
      select.setLong(1, child.id());
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          digest.update(rows.getBytes(1));
        }
      }
    }
    return Arrays.copyOf(digest.digest(), BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
