package dev.pressrun.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.model.ItemReport;
import dev.pressrun.model.Picture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small pictures that are made when everything else is written. */
class ThumbnailSweepTest {
  private Path out;
  private ThumbnailSweep sweep;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    out = folder;
    sweep = new ThumbnailSweep(out, new ThumbnailStore(out, new JdkDisk()), new JdkDisk());
  }

  /** Rows of a later line end later. */
  private ItemReport row(int line) throws IOException {
    byte[] body = DrawnPictures.noise(600, 400, line);
    Picture picture =
        new ImageStore(out).store("row " + line, new ByteArrayInputStream(body), -1, 50_000_000);
    return Reports.done(line, List.of("a"), "p", picture);
  }

  private void sweep(List<ItemReport> rows, boolean stop) throws IOException {
    sweep.sweep(summary(rows), rows.iterator(), null, () -> stop);
  }

  private static Summary summary(List<ItemReport> rows) {
    Summary.Builder summary = new Summary.Builder();
    rows.forEach(summary::add);
    return summary.build();
  }

  private Path small(ItemReport row) {
    return out.resolve(
        Objects.requireNonNull(ThumbnailStore.place(Objects.requireNonNull(row.picture()))));
  }

  private long made() throws IOException {
    Path folder = out.resolve("page/thumbs");
    if (!Files.exists(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".jpg")).count();
    }
  }

  @Test
  void it_makes_what_is_missing_and_is_not_due_again() throws IOException {
    List<ItemReport> rows = List.of(row(2), row(3));
    assertThat(sweep.isDue(summary(rows))).isTrue();
    sweep(rows, false);
    assertThat(made()).isEqualTo(2);
    assertThat(sweep.isDue(summary(rows))).isFalse();
  }

  @Test
  void a_later_one_looks_at_the_rows_that_ended_since_only() throws IOException {
    List<ItemReport> rows = new ArrayList<>(List.of(row(2), row(3)));
    sweep(rows, false);
    for (ItemReport old : rows) {
      Files.delete(small(old));
    }
    rows.add(row(100));
    assertThat(sweep.isDue(summary(rows))).isTrue();
    sweep(rows, false);
    assertThat(small(rows.get(1))).doesNotExist();
    assertThat(small(rows.get(2))).exists();
  }

  @Test
  void one_that_was_stopped_is_still_due() throws IOException {
    List<ItemReport> rows = List.of(row(2));
    sweep(rows, true);
    assertThat(sweep.isDue(summary(rows))).isTrue();
    sweep(rows, false);
    assertThat(made()).isEqualTo(1);
  }

  @Test
  void a_folder_that_was_deleted_is_made_anew() throws IOException {
    List<ItemReport> rows = List.of(row(2));
    sweep(rows, false);
    Files.delete(small(rows.get(0)));
    Files.delete(out.resolve("page/thumbs/complete"));
    sweep(rows, false);
    assertThat(made()).isEqualTo(1);
  }

  @Test
  void a_job_in_which_nothing_has_ended_needs_none() throws IOException {
    assertThat(sweep.isDue(summary(List.of()))).isFalse();
  }
}
