package dev.pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.cli.Terminal.Said;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("it listens to the process's own output")
@Timeout(120)
class ConvertedReferencesRunTest {
  private static final String TABLE = "id,prompt,photo\na,a red vase,wide.png\n";
  private static final String REQUEST =
      "request: {prompt: \"{{prompt}}\", image_ref: \"{{photo}}\"}";
  private static final String CONVERT = "references: {convert: true}";

  @TempDir private Path folder;

  @Test
  void a_converted_reference_is_sent_and_its_picture_made_once() throws IOException {
    Terminal terminal = new Terminal(folder);
    BufferedImage wide = new BufferedImage(9_000, 10, BufferedImage.TYPE_INT_RGB);
    ImageIO.write(wide, "png", folder.resolve("wide.png").toFile());
    terminal.job(TABLE, REQUEST);
    Said refused = terminal.run();
    assertThat(refused.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(refused.out()).contains("rows.csv:2: column photo", CONVERT, "Nothing was sent");

    terminal.job(TABLE, REQUEST, CONVERT);
    assertThat(terminal.run().out()).contains("1 done, 1 new, $0.0434");
    List<Path> converted = converted(terminal);
    assertThat(converted).hasSize(1);
    Files.delete(converted.get(0));
    assertThat(terminal.run().out()).contains("1 done, 0 new, $0.00");
    assertThat(converted(terminal)).isEqualTo(converted);

    wide.setRGB(5, 5, 0xff0000);
    ImageIO.write(wide, "png", folder.resolve("wide.png").toFile());
    assertThat(terminal.run().out())
        .contains("1 done, 1 new, $0.0434", "a: reference wide.png (new bytes)");
  }

  private static List<Path> converted(Terminal terminal) throws IOException {
    try (Stream<Path> files = Files.list(terminal.out.resolve(".pressrun/references"))) {
      return files.toList();
    }
  }
}
