package dev.pressrun.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.Page;
import org.h2.mvstore.db.Store;
import org.h2.mvstore.tx.Transaction;
import org.h2.mvstore.tx.TransactionMap;
import org.h2.value.VersionedValue;
import org.jspecify.annotations.Nullable;

/**
 * Takes back what transactions had written when their process was killed, and H2 itself does not.
 *
 * <p>H2 writes its maps to the file one after the other while they change, so that a kill may leave
 * a row as an open transaction had it, without the log by which that is rolled back at the next
 * opening. Such a row looks changed to the transaction that happens to get the same number, and
 * unchanged to all others: an item may be skipped, or never be taken a step on. H2 knows this case
 * ({@code TxDecisionMaker}: "a leftover after unclean shutdown") and mends it where the row is
 * written again.
 */
final class Leftovers {
  private static final String MAP = "name.";
  private static final String CHUNK = "chunk.";

  /** Leftovers are in the last chunk that was written; opening the file may have added some. */
  private static final int NEW_CHUNKS = 16;

  /** The start of H2's files, and what says in it that the file was closed as it should be. */
  private static final int HEADER_BYTES = 4096;

  private static final String CLEAN = "clean:1";

  private final MVStore file;
  private final Transaction transaction;
  private final int firstNewChunk;

  /**
   * A row that an open transaction had changed.
   *
   * @param committed as it was before; null where it was not there
   */
  private record Leftover(Object key, @Nullable Object committed) {}

  private Leftovers(MVStore file, Transaction transaction) {
    this.file = file;
    this.transaction = transaction;
    this.firstNewChunk = lastChunk(file) - NEW_CHUNKS;
  }

  /** Whether the file was not closed as it should be; to be asked before it is opened. */
  static boolean mayBeIn(Path file) {
    try (InputStream bytes = Files.newInputStream(file)) {
      String header = new String(bytes.readNBytes(HEADER_BYTES), StandardCharsets.ISO_8859_1);
      return !header.isEmpty() && !header.contains(CLEAN);
    } catch (IOException e) {
      // It is new, or whoever opens it says why it cannot be read.
      return false;
    }
  }

  /** To be called before any other transaction begins; costs a look at the pages written last. */
  static void takeBack(Connection connection) throws SQLException {
    SessionLocal session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
    Store store = session.getDatabase().getStore();
    try {
      Transaction transaction = store.getTransactionStore().begin();
      new Leftovers(store.getMvStore(), transaction).takeBack();
      transaction.commit();
    } catch (MVStoreException e) {
      throw new SQLException(e.getMessage(), e);
    }
  }

  private static int lastChunk(MVStore file) {
    return file.getLayoutMap().keySet().stream()
        .filter(key -> key.startsWith(CHUNK))
        .mapToInt(key -> DataUtils.parseHexInt(key.substring(CHUNK.length())))
        .max()
        .orElse(0);
  }

  private void takeBack() {
    for (String name : file.getMapNames()) {
      MVMap<Object, VersionedValue<Object>> map =
          file.getMap(DataUtils.parseHexInt(file.getMetaMap().get(MAP + name)));
      if (map != null) {
        takeBack(map);
      }
    }
  }

  private void takeBack(MVMap<Object, VersionedValue<Object>> map) {
    List<Leftover> found = new ArrayList<>();
    find(map.getRootPage(), found);
    if (found.isEmpty()) {
      return;
    }
    TransactionMap<Object, Object> rows = transaction.openMapX(map);
    for (Leftover leftover : found) {
      if (leftover.committed() == null) {
        rows.remove(leftover.key());
      } else {
        rows.put(leftover.key(), leftover.committed());
      }
    }
  }

  private void find(Page<Object, ?> page, List<Leftover> found) {
    if (!page.isLeaf()) {
      for (int i = 0; i < page.getRawChildPageCount(); i++) {
        if (isNew(page.getChildPagePos(i))) {
          find(page.getChildPage(i), found);
        }
      }
      return;
    }
    for (int i = 0; i < page.getKeyCount(); i++) {
      if (page.getValue(i) instanceof VersionedValue<?> value && value.getOperationId() != 0) {
        found.add(new Leftover(page.getKey(i), value.getCommittedValue()));
      }
    }
  }

  private boolean isNew(long position) {
    return !DataUtils.isPageSaved(position) || DataUtils.getPageChunkId(position) >= firstNewChunk;
  }
}
