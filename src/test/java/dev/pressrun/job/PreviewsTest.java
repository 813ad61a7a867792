package dev.pressrun.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.engine.ItemEvent;
import dev.pressrun.engine.StopReason;
import dev.pressrun.engine.StopSignal;
import dev.pressrun.ledger.Ledger;
import dev.pressrun.model.ItemKey;
import dev.pressrun.model.Picture;
import dev.pressrun.output.ImageStore;
import dev.pressrun.output.JdkDisk;
import dev.pressrun.output.Summary;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the contact sheet's small pictures are made. */
class PreviewsTest {
  private final AtomicBoolean busy = new AtomicBoolean();
  private Path out;
  private Ledger ledger;
  private Previews previews;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    out = folder;
    ledger = Ledger.open(folder.resolve(".pressrun"));
    previews = new Previews(folder, ledger, new JdkDisk(), busy::get);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private void stored(String name, int side) throws IOException {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(side);
    for (int i = 0; i < side * side; i++) {
      image.setRGB(i % side, i / side, random.nextInt());
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    Picture picture =
        new ImageStore(out)
            .store(name, new ByteArrayInputStream(png.toByteArray()), -1, 50_000_000);
    previews.ended(new ItemKey(name), new ItemEvent.PictureStored(picture), null);
  }

  private long made() throws IOException {
    Path folder = out.resolve("page/thumbs");
    if (!Files.exists(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void one_at_a_time_is_made_while_the_machine_has_nothing_better_to_do() throws IOException {
    stored("a", 400);
    stored("b", 401);
    busy.set(true);
    previews.makeOne();
    assertThat(made()).isZero();
    busy.set(false);
    previews.makeOne();
    assertThat(made()).isEqualTo(1);
    previews.makeOne();
    previews.makeOne();
    assertThat(made()).isEqualTo(2);
  }

  @Test
  void a_small_picture_needs_none() throws IOException {
    stored("a", 20);
    previews.makeOne();
    assertThat(made()).isZero();
  }

  @Test
  void a_run_that_the_user_ended_ends_at_once() throws IOException {
    stored("a", 400);
    StopSignal stop = new StopSignal();
    stop.raise(StopReason.INTERRUPTED, "Stopped by Ctrl-C.");
    AtomicBoolean began = new AtomicBoolean();
    previews.finish(new Summary.Builder().build(), stop, missing -> began.set(true));
    assertThat(began).isFalse();
  }
}
