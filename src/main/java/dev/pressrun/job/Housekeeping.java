package dev.pressrun.job;

import dev.pressrun.ledger.GonePictures;
import dev.pressrun.ledger.GonePictures.Kept;
import dev.pressrun.ledger.Ledger;
import dev.pressrun.ledger.LedgerQueries;
import dev.pressrun.model.ItemState;
import dev.pressrun.model.Picture;
import dev.pressrun.output.DiskOps;
import dev.pressrun.output.JdkDisk;
import dev.pressrun.output.PrunedPictures;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pictures in step with the input: those of rows that are gone are moved aside where the user
 * wants it, and those of rows that came back are moved back. No picture is ever deleted.
 */
public final class Housekeeping {
  private static final int PAGE = 500;

  private final Path folder;
  private final Ledger ledger;
  private final @Nullable LocalDate pruneOn;
  private final DiskOps disk;

  /**
   * @param folder the output folder
   * @param pruneOn the day that names the folder of what is moved aside; null: it stays
   */
  public Housekeeping(Path folder, Ledger ledger, @Nullable LocalDate pruneOn, DiskOps disk) {
    this.folder = folder;
    this.ledger = ledger;
    this.pruneOn = pruneOn;
    this.disk = disk;
  }

  /** Moves nothing aside. */
  static Housekeeping plain(Path folder, Ledger ledger) {
    return new Housekeeping(folder, ledger, null, new JdkDisk());
  }

  /**
   * What became of pictures whose rows are gone from the input.
   *
   * @param moved how many were moved aside now
   * @param to the folder that they were moved to, relative to the output folder
   * @param remaining how many are still among the others, where nothing was to be moved
   */
  public record Result(long moved, String to, long remaining) {}

  /** Puts pictures where they belong; to do it again does no harm. */
  Result tidy() throws IOException {
    ledger.requirePresent();
    GonePictures gone = new GonePictures(ledger);
    PrunedPictures pictures = new PrunedPictures(folder, disk);
    bringBack(gone, pictures);
    LocalDate day = pruneOn;
    if (day == null || inputIsEmpty()) {
      return new Result(0, "", gone.count());
    }
    long moved = prune(gone, pictures, day);
    return new Result(moved, PrunedPictures.folder(day), 0);
  }

  /** An export that failed is often an empty file, and no reason to clear the folder. */
  private boolean inputIsEmpty() {
    Map<ItemState, Long> counts = new LedgerQueries(ledger).counts();
    return counts.values().stream().allMatch(count -> count == 0);
  }

  private static void bringBack(GonePictures gone, PrunedPictures pictures) throws IOException {
    long last = 0;
    List<Kept> page = gone.returned(last, PAGE);
    while (!page.isEmpty()) {
      Map<Long, String> back = new TreeMap<>();
      for (Kept kept : page) {
        pictures.bringBack(kept.picture()).ifPresent(place -> back.put(kept.itemId(), place));
      }
      gone.move(back);
      last = page.get(page.size() - 1).itemId();
      page = gone.returned(last, PAGE);
    }
  }

  private static long prune(GonePictures gone, PrunedPictures pictures, LocalDate day)
      throws IOException {
    long moved = 0;
    long last = 0;
    List<Kept> page = gone.gone(last, PAGE);
    while (!page.isEmpty()) {
      Map<Long, String> aside = new TreeMap<>();
      for (Kept kept : page) {
        if (!PrunedPictures.isPruned(kept.picture())) {
          Optional<String> place = pictures.placeFor(kept.picture(), day);
          place.ifPresent(found -> aside.put(kept.itemId(), found));
        }
      }
      gone.move(aside);
      for (Kept kept : page) {
        Picture picture = at(kept.picture(), aside.get(kept.itemId()));
        if (PrunedPictures.isPruned(picture)) {
          pictures.moveAside(picture);
        }
      }
      moved += aside.size();
      last = page.get(page.size() - 1).itemId();
      page = gone.gone(last, PAGE);
    }
    return moved;
  }

  private static Picture at(Picture picture, @Nullable String file) {
    return file == null
        ? picture
        : new Picture(
            file,
            picture.bytes(),
            picture.modifiedMillis(),
            picture.sha256(),
            picture.width(),
            picture.height());
  }
}
