package dev.pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pressrun.job.RunResult;
import dev.pressrun.model.ItemState;
import dev.pressrun.output.DiskOps;
import dev.pressrun.output.JdkDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PruneRunTest {
  private static final String ALL = "id,prompt\na,a vase\nb,a bowl\nc,a cup\n";
  private static final String ONE = "id,prompt\na,a vase\n";
  private static final String MOVED = "2 gone from the input: moved to pruned/2026-11-23";

  @TempDir private Path folder;

  @BeforeAll
  static void log_nothing() {
    Logging.quiet();
  }

  private static List<String> pictures(AccountRun runs) throws IOException {
    try (Stream<Path> files = Files.walk(runs.out)) {
      return List.copyOf(
          new TreeSet<>(
              files
                  .filter(file -> file.toString().endsWith(".png") && Files.isRegularFile(file))
                  .map(file -> runs.out.relativize(file).toString())
                  .filter(name -> !name.startsWith("page/"))
                  .toList()));
    }
  }

  private static String words(AccountRun runs, RunResult result) {
    return String.join("\n", RunWords.lines(result, runs.out));
  }

  private static long bought(AccountRun runs) {
    return runs.account.audit().generations().made();
  }

  @Test
  void pictures_of_rows_that_are_gone_stay_and_are_told_until_they_are_to_be_moved()
      throws IOException {
    try (AccountRun runs = new AccountRun(folder, AccountRun.SETTINGS)) {
      runs.table(ALL);
      runs.run();
      runs.table(ONE);
      for (int night = 0; night < 2; night++) {
        assertThat(words(runs, runs.run()))
            .contains("1 done, 0 new", "2 gone from the input: their pictures stay; run --prune");
      }
      assertThat(pictures(runs)).containsExactly("images/a.png", "images/b.png", "images/c.png");

      assertThat(words(runs, runs.prune(new JdkDisk()))).contains(MOVED);
      assertThat(pictures(runs))
          .containsExactly("images/a.png", "pruned/2026-11-23/b.png", "pruned/2026-11-23/c.png");
      assertThat(words(runs, runs.run())).doesNotContain("gone");
      assertThat(Files.readString(runs.out.resolve("results.csv"))).doesNotContain("pruned");
    }
  }

  @Test
  void a_row_that_comes_back_has_its_picture_back_and_costs_nothing() throws IOException {
    try (AccountRun runs = new AccountRun(folder, AccountRun.SETTINGS)) {
      runs.table(ALL);
      runs.run();
      runs.table(ONE);
      runs.prune(new JdkDisk());
      runs.table(ALL);

      RunResult back = runs.run();
      assertThat(back.summary().count(ItemState.DONE)).isEqualTo(3);
      assertThat(bought(runs)).isEqualTo(3);
      assertThat(pictures(runs)).containsExactly("images/a.png", "images/b.png", "images/c.png");
      assertThat(Files.readString(runs.out.resolve("results.csv")))
          .contains("images/b.png", "images/c.png")
          .doesNotContain("pruned");
    }
  }

  @Test
  void a_row_that_comes_back_changed_is_made_anew_and_can_go_again_the_same_day()
      throws IOException {
    try (AccountRun runs = new AccountRun(folder, AccountRun.SETTINGS)) {
      runs.table(ALL);
      runs.run();
      runs.table(ONE);
      runs.prune(new JdkDisk());
      runs.table(ONE + "b,a blue bowl\n");
      assertThat(runs.run().tally().done()).isEqualTo(1);
      assertThat(bought(runs)).isEqualTo(4);
      runs.table(ONE);
      runs.prune(new JdkDisk());

      assertThat(pictures(runs))
          .containsExactly(
              "images/a.png",
              "pruned/2026-11-23-2/b.png",
              "pruned/2026-11-23/b.png",
              "pruned/2026-11-23/c.png");
      runs.table(ONE + "b,a blue bowl\n");
      assertThat(runs.run().summary().count(ItemState.DONE)).isEqualTo(2);
      assertThat(bought(runs)).isEqualTo(4);
    }
  }

  @Test
  void a_picture_whose_name_another_row_has_taken_is_not_mistaken_for_it() throws IOException {
    try (AccountRun runs = new AccountRun(folder, AccountRun.SETTINGS)) {
      runs.table("id,prompt\nx?,a vase\n");
      runs.run();
      runs.table("id,prompt\nx*,another vase\n");
      runs.run();
      List<String> before = pictures(runs);
      assertThat(before).hasSize(2).anyMatch(name -> name.startsWith("images/earlier/"));
      runs.prune(new JdkDisk());

      assertThat(pictures(runs)).isEqualTo(before);
      assertThat(runs.run().tally().done()).isZero();
    }
  }

  @Test
  void an_empty_table_moves_nothing() throws IOException {
    try (AccountRun runs = new AccountRun(folder, AccountRun.SETTINGS)) {
      runs.table(ALL);
      runs.run();
      runs.table("id,prompt\n");

      assertThat(words(runs, runs.prune(new JdkDisk()))).contains("3 gone", "their pictures stay");
      assertThat(pictures(runs)).hasSize(3);
    }
  }

  @Test
  void wherever_it_is_stopped_nothing_is_lost_or_bought_twice() throws IOException {
    try (AccountRun runs = new AccountRun(folder, AccountRun.SETTINGS)) {
      runs.table(ALL);
      runs.run();
      for (int point = 1; point <= 8; point++) {
        runs.table(ONE);
        FullDisk disk = new FullDisk(point);
        boolean stopped = catchThrowable(() -> runs.prune(disk)) != null;
        if (point % 2 == 0) {
          assertThat(words(runs, runs.prune(new JdkDisk()))).contains("1 done");
          assertThat(pictures(runs)).filteredOn(name -> name.startsWith("images/")).hasSize(1);
        }
        runs.table(ALL);
        FullDisk onTheWayBack = new FullDisk(point);
        stopped |= catchThrowable(() -> runs.prune(onTheWayBack)) != null;
        RunResult back = runs.run();
        assertThat(back.summary().count(ItemState.DONE)).as("point %d", point).isEqualTo(3);
        assertThat(pictures(runs))
            .as("point %d, stopped: %s", point, stopped)
            .containsExactly("images/a.png", "images/b.png", "images/c.png");
      }
      assertThat(bought(runs)).isEqualTo(3);
    }
  }

  /** A disk that takes only so many changes. */
  private static final class FullDisk implements DiskOps {
    private final DiskOps disk = new JdkDisk();
    private int left;

    FullDisk(int changes) {
      this.left = changes;
    }

    private void change() throws IOException {
      if (--left < 0) {
        throw new IOException("the disk is full");
      }
    }

    @Override
    public OpenFile create(Path file) throws IOException {
      change();
      return disk.create(file);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
      change();
      disk.move(from, to);
    }

    @Override
    public void createFolder(Path path) throws IOException {
      change();
      disk.createFolder(path);
    }

    @Override
    public void forceFolder(Path path) throws IOException {
      change();
      disk.forceFolder(path);
    }

    @Override
    public void delete(Path file) throws IOException {
      change();
      disk.delete(file);
    }
  }
}
