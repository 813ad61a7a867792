package dev.pressrun.simulator;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request's body as it was read: of the right types, its rules not yet checked. */
final class Draft {
  @Nullable String prompt;
  @Nullable String type;
  @Nullable String model;
  @Nullable String aspectRatio;
  @Nullable String style;
  @Nullable String outputFormat;
  @Nullable String userId;
  @Nullable Boolean webSearch;
  final List<Image> imageRefs = new ArrayList<>();
  @Nullable Image source;

  /** One ImageRef. */
  static final class Image {
    @Nullable String url;
    @Nullable String generationId;
    @Nullable String mediaType;
    ReferenceShelf.@Nullable Received data;
  }
}
