package dev.pressrun.job;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Spring Batch's own tables: which step ran when. They live beside the ledger's, in the same file.
 */
final class BatchTables {
  private static final String FOLDER = "org/springframework/batch/core/";
  private static final String SCHEMA = FOLDER + "schema-h2.sql";
  private static final String DROP = FOLDER + "schema-drop-h2.sql";
  private static final String LAST = "BATCH_JOB_INSTANCE_SEQ";

  private BatchTables() {}

  /** The repository of runs over these tables, which are made where they are missing. */
  static JobRepository repository(
      DataSource dataSource, PlatformTransactionManager transactionManager) {
    try {
      if (!areComplete(dataSource)) {
        new ResourceDatabasePopulator(new ClassPathResource(DROP), new ClassPathResource(SCHEMA))
            .execute(dataSource);
      }
      return repositoryOver(dataSource, transactionManager);
    } catch (Exception e) {
      throw new IllegalStateException("Spring Batch's tables cannot be used: " + e.getMessage(), e);
    }
  }

  /** The repository of runs over these tables as they are; empty where there are none. */
  static Optional<JobRepository> existing(DataSource dataSource) {
    try {
      return areComplete(dataSource)
          ? Optional.of(repositoryOver(dataSource, new JdbcTransactionManager(dataSource)))
          : Optional.empty();
    } catch (Exception e) {
      throw new IllegalStateException("Spring Batch's tables cannot be read: " + e.getMessage(), e);
    }
  }

  private static JobRepository repositoryOver(
      DataSource dataSource, PlatformTransactionManager transactionManager) throws Exception {
    JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
    factory.setDataSource(dataSource);
    factory.setTransactionManager(transactionManager);
    factory.setDatabaseType("H2");
    factory.afterPropertiesSet();
    return factory.getObject();
  }

  /** A kill may have left a part of them: they are complete when the last one is there. */
  private static boolean areComplete(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement last =
            connection.prepareStatement(
                "SELECT 1 FROM INFORMATION_SCHEMA.SEQUENCES WHERE SEQUENCE_NAME = ?")) {
      last.setString(1, LAST);
      try (ResultSet row = last.executeQuery()) {
        return row.next();
      }
    }
  }
}
