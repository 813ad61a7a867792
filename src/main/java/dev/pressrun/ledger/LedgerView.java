package dev.pressrun.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A look at a folder's ledger: nothing is written and nothing is locked, so that a run may work on
 * it meanwhile, or start. What a run writes meanwhile may be seen in part, and rarely the look
 * fails for it; the next one does not.
 */
public final class LedgerView implements LedgerData, AutoCloseable {
  private final LedgerFile file;

  private LedgerView(LedgerFile file) {
    this.file = file;
  }

  /**
   * Looks at the ledger in the folder.
   *
   * @return empty where there is none, or none that has anything in it yet
   * @throws LedgerException where it cannot be read, or is of another version
   */
  public static Optional<LedgerView> open(Path folder) {
    if (!LedgerFile.existsIn(folder)) {
      return Optional.empty();
    }
    LedgerFile file = LedgerFile.view(folder);
    try (Connection connection = file.dataSource().getConnection()) {
      Schema.refuseNewer(connection);
      if (Schema.isComplete(connection)) {
        return Optional.of(new LedgerView(file));
      }
      file.abandon();
      return Optional.empty();
    } catch (SQLException e) {
      file.abandon();
      throw new LedgerException("The state in " + folder + " cannot be read: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      file.abandon();
      throw e;
    }
  }

  @Override
  public DataSource dataSource() {
    return file.dataSource();
  }

  @Override
  public void close() {
    file.abandon();
  }
}
