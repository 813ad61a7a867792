package dev.pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.job.RunResult;
import dev.pressrun.model.ItemState;
import dev.pressrun.simulator.Audit;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The nightly run: what is unchanged costs nothing, what changed is made and told. */
@Timeout(300)
class IncrementalRunTest {
  private static final int ROWS = 2_000;
  private static final List<Integer> EDITED = List.of(3, 400, 999, 1_500, 1_999);
  private static final int PHOTO = 1_234;

  @TempDir private Path folder;

  @BeforeAll
  static void log_nothing() {
    Logging.quiet();
  }

  @Test
  void exactly_what_changed_is_made_and_told() throws IOException {
    Files.createDirectory(folder.resolve("photos"));
    photo(PHOTO, 0xff8800);
    photo(7, 0x336699);
    try (AccountRun runs =
        new AccountRun(
            folder, AccountRun.SETTINGS.withLimits(100_000, 200).withDrawnPictures(16))) {
      runs.table("id,prompt,image_ref\n" + String.join("", rows()));
      assertThat(runs.run().tally().done()).isEqualTo(ROWS);
      int before = made(runs);

      photo(PHOTO, 0x00aa55);
      List<String> edited = rows();
      EDITED.forEach(i -> edited.set(i, "r%d,a green vase number %d,\n".formatted(i, i)));
      runs.table("id,prompt,image_ref\n" + String.join("", edited));
      RunResult second = runs.run();
      assertThat(newPrompts(runs, before))
          .containsExactlyInAnyOrder(
              "a green vase number 3",
              "a green vase number 400",
              "a green vase number 999",
              "a green vase number 1500",
              "a green vase number 1999",
              "a vase number 1234");
      assertThat(String.join("\n", RunWords.lines(second, runs.out)))
          .contains(
              "6 changed since the last run: 5 × prompt, 1 × reference",
              "r1234: reference photos/1234.png (new bytes)",
              "r400: prompt");
      assertThat(Files.readAllLines(runs.out.resolve("results.csv")))
          .filteredOn(line -> line.contains("made anew"))
          .hasSize(6)
          .anyMatch(
              line -> line.contains("made anew, changed: reference photos/1234.png (new bytes)"));

      runs.rename("another name.csv");
      Collections.shuffle(edited, new Random(20_260_701));
      List<String> wider = new ArrayList<>();
      edited.forEach(row -> wider.add(row.strip() + ",nobody uses this\n"));
      runs.table("id,prompt,image_ref,note\n" + String.join("", wider));
      RunResult third = runs.run();
      assertThat(made(runs)).isEqualTo(before + 6);
      assertThat(third.summary().count(ItemState.DONE)).isEqualTo(ROWS);
      assertThat(RunWords.lines(third, runs.out))
          .noneMatch(line -> line.contains("changed"))
          .anyMatch(line -> line.startsWith("2000 done, 0 new, $0.00"));
    }
  }

  private static int made(AccountRun runs) {
    return runs.account.audit().prompts().size();
  }

  private static List<String> newPrompts(AccountRun runs, int before) {
    return runs.account.audit().prompts().stream().skip(before).map(Audit.Entry::prompt).toList();
  }

  private static List<String> rows() {
    return new ArrayList<>(
        IntStream.range(0, ROWS)
            .mapToObj(
                i ->
                    "r%d,a vase number %d,%s\n"
                        .formatted(i, i, i == PHOTO || i == 7 ? "photos/" + i + ".png" : ""))
            .toList());
  }

  private void photo(int number, int rgb) throws IOException {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    image.setRGB(8, 8, rgb);
    ImageIO.write(image, "png", folder.resolve("photos/" + number + ".png").toFile());
  }
}
