package dev.pressrun.job;

import dev.pressrun.ledger.ImportResult;
import dev.pressrun.ledger.LastImport;
import dev.pressrun.ledger.LedgerImport;
import dev.pressrun.ledger.WantedItem;
import dev.pressrun.model.ImageRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * Writes what the input asks for into the ledger, in the step's transactions. With the last row it
 * finds what is gone and what collides; where rows are invalid and the user has not said to go on,
 * the step fails, so that the next start imports anew.
 */
final class ImportWriter implements ItemWriter<List<WantedItem>>, StepExecutionListener {
  private final DataSource dataSource;
  private final LedgerImportFactory imports;
  private final boolean skipInvalid;
  private final LongConsumer imported;
  private final String digest;
  private boolean standsAlone = true;
  private @Nullable LedgerImport current;
  private Optional<ImportResult> result = Optional.empty();
  private long written;

  /** Begins an import on a connection. */
  interface LedgerImportFactory {
    LedgerImport begin(Connection connection) throws SQLException;
  }

  /**
   * @param imported told after each chunk how many items there are so far
   * @param digest of all that decides what the rows ask for, but for the files that they name
   */
  ImportWriter(
      DataSource dataSource,
      LedgerImportFactory imports,
      boolean skipInvalid,
      LongConsumer imported,
      String digest) {
    this.dataSource = dataSource;
    this.imports = imports;
    this.skipInvalid = skipInvalid;
    this.imported = imported;
    this.digest = digest;
  }

  @Override
  public void write(Chunk<? extends List<WantedItem>> chunk) throws SQLException {
    List<WantedItem> items = new ArrayList<>();
    chunk.forEach(items::addAll);
    standsAlone &= items.stream().allMatch(ImportWriter::standsAlone);
    Connection connection = DataSourceUtils.getConnection(dataSource);
    try {
      current(connection).write(connection, items);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
    written += items.size();
    imported.accept(written);
  }

  /** Whether the row alone decides what is asked for, and no file or other item that it names. */
  private static boolean standsAlone(WantedItem item) {
    ImageRequest request = item.request();
    return request != null && request.inputImages() == 0;
  }

  private LedgerImport current(Connection connection) throws SQLException {
    LedgerImport begun = current;
    if (begun == null) {
      LastImport.forget(connection);
      begun = imports.begin(connection);
      current = begun;
    }
    return begun;
  }

  @Override
  public @Nullable ExitStatus afterStep(StepExecution step) {
    if (step.getFailureExceptions().isEmpty()) {
      try (Connection connection = dataSource.getConnection();
          Statement statement = connection.createStatement()) {
        ImportResult finished = current(connection).finish(connection);
        if (standsAlone && finished.invalid() == 0) {
          LastImport.note(connection, digest, finished.rows());
        }
        statement.execute("CHECKPOINT SYNC");
        result = Optional.of(finished);
        if (finished.invalid() > 0 && !skipInvalid) {
          step.setStatus(BatchStatus.FAILED);
          return ExitStatus.FAILED.addExitDescription(finished.invalid() + " rows are invalid");
        }
      } catch (SQLException e) {
        step.addFailureException(e);
        step.setStatus(BatchStatus.FAILED);
        return ExitStatus.FAILED;
      }
    }
    return null;
  }

  /** What the import found; empty where it did not come to its end, or was not needed. */
  Optional<ImportResult> result() {
    return result;
  }
}
