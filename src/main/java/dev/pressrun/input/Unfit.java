package dev.pressrun.input;

import dev.pressrun.model.ApiRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a whole picture is not sent as it is. The API's reference gives its limits, and says nothing
 * of CMYK, of EXIF's orientation and of frames: what a model would see then is anybody's guess, and
 * has to be paid for.
 *
 * @param what what was found
 * @param remedy what the user can do in a picture editor
 */
record Unfit(String what, String remedy, ImageSize size) {

  /** Null where the picture can be sent. */
  static @Nullable Unfit of(long bytes, ImageSize size) {
    List<Unfit> all = new ArrayList<>();
    int side = ApiRules.MAX_REFERENCE_SIDE_PIXELS;
    if (bytes > ApiRules.MAX_REFERENCE_BYTES) {
      all.add(new Unfit(words(bytes), "save it smaller", size));
    }
    if (size.width() > side || size.height() > side) {
      String found = "the picture has %d x %d pixels; the API takes at most %d a side";
      all.add(
          new Unfit(found.formatted(size.width(), size.height(), side), "save it smaller", size));
    }
    if (size.cmyk()) {
      all.add(new Unfit("the JPEG has the four colours of print (CMYK)", "save it as RGB", size));
    }
    if (size.orientation() != ExifOrientation.UPRIGHT) {
      all.add(
          new Unfit(
              "the picture is stored turned, and only its EXIF data say so",
              "open it and save it upright",
              size));
    }
    if (size.animated()) {
      all.add(new Unfit("the picture is animated", "save one of its frames", size));
    }
    return all.isEmpty() ? null : all.get(0);
  }

  static String words(long bytes) {
    return String.format(
        Locale.ROOT,
        "the file has %,d bytes; the API takes at most %,d (50 MB)",
        bytes,
        ApiRules.MAX_REFERENCE_BYTES);
  }

  /** For a user who has not asked for conversion. */
  String advice() {
    return what + "; " + remedy + ", or have it converted with references: {convert: true}";
  }
}
