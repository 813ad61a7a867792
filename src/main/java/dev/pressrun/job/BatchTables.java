package dev.pressrun.job;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Spring Batch's own tables: which step ran when. They live beside the ledger's, in the same file.
 */
final class BatchTables {
  private static final String SCHEMA = "org/springframework/batch/core/schema-h2.sql";

  private BatchTables() {}

  /** The repository of runs over these tables, which are made where they are missing. */
  static JobRepository repository(
      DataSource dataSource, PlatformTransactionManager transactionManager) {
    try {
      if (!exist(dataSource)) {
        new ResourceDatabasePopulator(new ClassPathResource(SCHEMA)).execute(dataSource);
      }
      JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
      factory.setDataSource(dataSource);
      factory.setTransactionManager(transactionManager);
      factory.setDatabaseType("H2");
      factory.afterPropertiesSet();
      return factory.getObject();
    } catch (Exception e) {
      throw new IllegalStateException("Spring Batch's tables cannot be used: " + e.getMessage(), e);
    }
  }

  private static boolean exist(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        ResultSet tables =
            connection.getMetaData().getTables(null, null, "BATCH_JOB_INSTANCE", null)) {
      return tables.next();
    }
  }
}
