package dev.pressrun.model;

import java.util.List;

/**
 * What the API accepts in {@code POST /generations}, from its reference (2026): words and limits
 * that input and simulator share.
 */
public final class ApiRules {
  public static final String DEFAULT_MODEL = "uni-1";
  public static final String TYPE_IMAGE = "image";
  public static final String TYPE_EDIT = "image_edit";
  public static final List<String> TYPES = List.of(TYPE_IMAGE, TYPE_EDIT);
  public static final List<String> MODELS = List.of(DEFAULT_MODEL, "uni-1-max");
  public static final List<String> ASPECT_RATIOS =
      List.of("3:1", "2:1", "16:9", "3:2", "1:1", "2:3", "9:16", "1:2", "1:3");
  public static final List<String> STYLES = List.of("auto", "manga");
  public static final List<String> OUTPUT_FORMATS = List.of("png", "jpeg");
  public static final int MAX_PROMPT_CHARACTERS = 6_000;
  public static final int MAX_USER_ID_CHARACTERS = 256;
  public static final int MAX_IMAGE_REFS = 9;
  public static final int MAX_IMAGE_REFS_WHEN_EDITING = 8;
  public static final long MAX_REFERENCE_BYTES = 50L * 1024 * 1024;
  public static final int MAX_REFERENCE_SIDE_PIXELS = 8_000;

  private ApiRules() {}
}
