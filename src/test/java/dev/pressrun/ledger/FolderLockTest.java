package dev.pressrun.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  private Path folder;

  @BeforeEach
  void name(@TempDir Path temporary) {
    folder = temporary;
  }

  /** Holds the lock of the folder until it is killed. */
  public static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws IOException {
      Optional<FolderLock> lock = FolderLock.tryLock(Path.of(args[0]), "the other process");
      System.out.println(lock.isPresent() ? "held" : "refused");
      while (System.in.read() >= 0) {
        // Until the test ends.
      }
    }
  }

  private Process hold() throws IOException {
    return ChildJvm.of(Holder.class, folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static BufferedReader reader(Process process) {
    return process.inputReader(StandardCharsets.UTF_8);
  }

  @Test
  void a_second_process_is_refused_until_the_first_is_killed() throws Exception {
    Process first = hold();
    try {
      assertThat(reader(first).readLine()).isEqualTo("held");
      assertThat(FolderLock.tryLock(folder, "the second")).isEmpty();
      assertThat(FolderLock.holder(folder)).isEqualTo("the other process");
    } finally {
      first.destroyForcibly().waitFor();
    }
    try (FolderLock lock = FolderLock.tryLock(folder, "the second").orElseThrow()) {
      assertThat(lock).isNotNull();
      assertThat(FolderLock.holder(folder)).isEqualTo("the second");
    }
  }

  @Test
  void this_process_is_refused_too_and_an_empty_folder_names_nobody() throws Exception {
    assertThat(FolderLock.holder(folder)).isEqualTo("another process");
    try (FolderLock lock = FolderLock.tryLock(folder.resolve("new"), "me").orElseThrow()) {
      assertThat(lock).isNotNull();
      assertThat(FolderLock.tryLock(folder.resolve("new"), "me again")).isEmpty();
    }
  }
}
