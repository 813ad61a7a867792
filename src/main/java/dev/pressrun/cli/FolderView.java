package dev.pressrun.cli;

import dev.pressrun.ledger.LedgerException;
import dev.pressrun.ledger.LedgerView;
import dev.pressrun.model.Picture;
import dev.pressrun.output.ImageStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An output folder that is looked at, whoever works on it; there need not be one. */
record FolderView(Path folder, @Nullable LedgerView ledger) implements AutoCloseable {
  /**
   * Looks at the folder.
   *
   * @throws UserException where a run that is under way keeps its ledger from being read just now
   */
  static FolderView of(Path folder) {
    try {
      return new FolderView(folder, LedgerView.open(folder.resolve(OpenFolder.STATE)).orElse(null));
    } catch (LedgerException e) {
      LiveRun run =
          ProgressFile.read(folder)
              .filter(said -> said.goesOn(InstantSource.system().instant()))
              .orElseThrow(() -> e);
      throw new UserException(
          ExitCode.ALREADY_RUNNING,
          LiveWords.underWay(run)
              + " It was writing its state just now, so that this could not be read; try again.");
    }
  }

  /** The run that is under way in the folder. */
  Optional<LiveRun> liveRun(Instant now) {
    return ProgressFile.read(folder).filter(run -> run.goesOn(now));
  }

  /** The last run in the folder, where it was killed. */
  Optional<LiveRun> cutOff(Instant now) {
    return ProgressFile.read(folder).filter(run -> !run.ended() && !run.goesOn(now));
  }

  /**
   * The ledger of the folder.
   *
   * @throws UserException where there is none
   */
  LedgerView existing() {
    return Optional.ofNullable(ledger)
        .orElseThrow(
            () ->
                new UserException(
                    ExitCode.BAD_INPUT,
                    folder + " holds no run yet. Start one with: pressrun run JOB"));
  }

  /** Whether the file of a picture is still there as it was stored. */
  Predicate<Picture> intact() throws IOException {
    if (!Files.isDirectory(folder)) {
      return picture -> false;
    }
    ImageStore store = new ImageStore(folder);
    return picture -> {
      try {
        return store.isIntact(picture, false);
      } catch (IOException e) {
        return false;
      }
    };
  }

  @Override
  public void close() {
    if (ledger != null) {
      ledger.close();
    }
  }
}
