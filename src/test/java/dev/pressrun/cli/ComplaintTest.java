package dev.pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.ledger.LedgerException;
import dev.pressrun.output.DiskException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What the disk has to do with a failure is said, however deep that lies. */
class ComplaintTest {
  private static void assertStopped(Exception e, String words) {
    Complaint complaint = Complaint.of(new IllegalStateException("the step submit failed", e));
    assertThat(complaint.exitCode()).isEqualTo(ExitCode.STOPPED);
    assertThat(complaint.lines()).containsExactly(words);
  }

  @Test
  void a_full_disk_below_the_ledger() {
    IOException full = new IOException("No space left on device");
    String words =
        "The state file cannot be written (No space left on device). Is the disk full or gone? What was written"
            + " before is safe: free some space, and run the same command again.";
    int ioException = 90028;
    assertStopped(new SQLException("IO Exception", "90028", ioException, full), words);
    assertStopped(LedgerException.failing(full), words);
  }

  @Test
  void a_full_disk_below_the_output_folder() {
    assertStopped(
        DiskException.of(
            new FileSystemException("out/results.csv", null, "No space left on device")),
        "Cannot use out/results.csv: No space left on device. Nothing is lost: free some space and run the same"
            + " command again.");
  }

  @Test
  void too_many_open_files() {
    assertStopped(
        new FileSystemException("out/images", null, "Too many open files"),
        "Cannot use out/images: Too many open files. Nothing is lost: let it open more (ulimit -n) and run the same"
            + " command again.");
  }

  @Test
  void a_folder_that_is_gone_or_read_only() {
    assertStopped(
        new NoSuchFileException("out"),
        "Cannot use out: the folder or file is gone. Put it back and run the same command again.");
    assertStopped(
        new AccessDeniedException("out/.pressrun"),
        "Cannot use out/.pressrun: no permission. Nothing is lost: mend that and run the same command again.");
  }

  @Test
  void what_is_nobody_elses_fault_is_called_a_defect() {
    Complaint complaint = Complaint.of(new IllegalStateException("a wrong turn"));
    assertThat(complaint.exitCode()).isEqualTo(ExitCode.DEFECT);
    assertThat(
            Complaint.of(
                    new IllegalStateException(new SQLException("Syntax error", "42000", 42000)))
                .exitCode())
        .isEqualTo(ExitCode.DEFECT);
  }
}
