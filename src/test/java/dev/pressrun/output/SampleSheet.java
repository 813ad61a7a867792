package dev.pressrun.output;

import dev.pressrun.model.Failure;
import dev.pressrun.model.FailureCode;
import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.ItemReport;
import dev.pressrun.model.ItemState;
import dev.pressrun.model.Picture;
import dev.pressrun.model.Reference;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A shop's catalog of any size, with a few drawn pictures used again and again. */
final class SampleSheet {
  static final List<String> HEADERS = List.of("sku", "name", "color", "season");

  /** So many rows show all pictures and references that there are. */
  private static final int THUMBNAILS = 48;

  /** The photo that some rows refer to, as photos/shirt.png. */
  static final byte[] SHIRT = DrawnPictures.png(300, 200, 9);

  private static final int[][] SIZES = {
    {512, 512}, {640, 427}, {427, 640}, {640, 360}, {720, 240}, {360, 640}, {512, 512}, {640, 320}
  };
  private static final List<String> THINGS =
      List.of("Linen shirt", "Stoneware mug", "Oak stool", "Wool blanket", "Canvas tote");
  private static final List<String> COLORS = List.of("sand", "forest", "ink", "rust");
  private static final List<String> SEASONS = List.of("autumn", "winter", "spring");

  private final Path out;
  private final List<Picture> pictures = new ArrayList<>();

  SampleSheet(Path out) throws IOException {
    this.out = out;
    ImageStore store = new ImageStore(out);
    for (int i = 0; i < SIZES.length * 3; i++) {
      int[] size = SIZES[i % SIZES.length];
      byte[] body =
          i % 2 == 0
              ? DrawnPictures.png(size[0], size[1], i)
              : DrawnPictures.jpeg(size[0], size[1], i);
      pictures.add(
          store.store("catalog/picture " + i, new ByteArrayInputStream(body), -1, 10_000_000));
    }
  }

  List<ItemReport> reports(int count) {
    List<ItemReport> reports = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      reports.add(report(i));
    }
    return reports;
  }

  private ItemReport report(int i) {
    // Two variants a row: one in two items shares the line of the one before.
    int line = 2 + i / 2;
    String thing = THINGS.get(line % THINGS.size());
    String color = COLORS.get(line % COLORS.size());
    String sku = "%s-%05d".formatted(thing.substring(0, 3).toUpperCase(Locale.ROOT), line);
    List<String> values = List.of(sku, thing, color, SEASONS.get(line % SEASONS.size()));
    String prompt =
        "Studio photo of a %s in %s, seamless background, soft daylight from the left"
            .formatted(thing.toLowerCase(Locale.ROOT), color);
    return Reports.withKey(i % 2 == 0 ? sku : sku + "-wide", report(i, line, values, prompt));
  }

  private ItemReport report(int i, int line, List<String> values, String prompt) {
    return switch (i) {
      case 4 ->
          Reports.failed(
              line,
              values,
              prompt,
              new Failure(FailureCode.CONTENT_MODERATED, "prompt violates the guidelines"));
      case 9 ->
          Reports.invalid(line, values, "aspect_ratio", "\"4:4\" is not a ratio; nearest: 1:1");
      case 13 -> Reports.inDoubt(line, values, prompt);
      case 17 -> Reports.unsettled(line, values, prompt, ItemState.PENDING);
      case 20 -> Reports.failed(line, values, prompt, Failure.of(FailureCode.GENERATION_FAILED));
      default -> Reports.done(line, values, request(prompt, i), pictures.get(i % pictures.size()));
    };
  }

  private static ImageRequest request(String prompt, int i) {
    if (i % 6 != 0) {
      return Reports.withReferences(prompt);
    }
    return Reports.withReferences(
        prompt,
        new Reference.LocalFile("photos/shirt.png", SHIRT.length, "image/png", "cd".repeat(32)),
        new Reference.Url("https://shop.example/photo.jpg?signature=secret"));
  }

  /** Writes the page for these reports. */
  void write(List<ItemReport> reports, Path references) throws IOException {
    SheetInfo info = new SheetInfo("autumn-catalog", "autumn-catalog", HEADERS, references);
    Written.sheet(out, info, reports);
    ThumbnailStore thumbnails = new ThumbnailStore(out, new JdkDisk());
    reports.stream().limit(THUMBNAILS).forEach(report -> thumbnails.make(report, references));
  }
}
