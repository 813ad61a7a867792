package dev.pressrun.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one item asks the API for, its templates filled in. A field that is null is not sent, and
 * the API's default holds (see the API's reference of {@code POST /generations}).
 *
 * @param prompt 1 to {@link ApiRules#MAX_PROMPT_CHARACTERS} characters
 * @param type one of {@link ApiRules#TYPES}
 * @param model the model's name; one without a known price is allowed as long as no cap on cost is
 *     set
 * @param aspectRatio one of {@link ApiRules#ASPECT_RATIOS}
 * @param style one of {@link ApiRules#STYLES}
 * @param outputFormat one of {@link ApiRules#OUTPUT_FORMATS}
 * @param imageRefs reference images in the order given
 * @param source the image to edit; only with the type {@code image_edit}
 * @param userId a stable, opaque id of the end user
 * @param webSearch whether the model may search the web first
 */
public record ImageRequest(
    String prompt,
    @Nullable String type,
    @Nullable String model,
    @Nullable String aspectRatio,
    @Nullable String style,
    @Nullable String outputFormat,
    List<Reference> imageRefs,
    @Nullable Reference source,
    @Nullable String userId,
    @Nullable Boolean webSearch) {

  public ImageRequest {
    imageRefs = List.copyOf(imageRefs);
  }

  /** A request for a picture made from words alone, everything else left to the API. */
  public static ImageRequest ofPrompt(String prompt) {
    return new ImageRequest(prompt, null, null, null, null, null, List.of(), null, null, null);
  }

  /** The same request with another picture to edit. */
  public ImageRequest withSource(Reference other) {
    return new ImageRequest(
        prompt, type, model, aspectRatio, style, outputFormat, imageRefs, other, userId, webSearch);
  }

  /** The same request with other reference images. */
  public ImageRequest withImageRefs(List<Reference> others) {
    return new ImageRequest(
        prompt, type, model, aspectRatio, style, outputFormat, others, source, userId, webSearch);
  }

  /** The model that will make the picture: the one asked for, else the API's default. */
  public String effectiveModel() {
    return model == null ? ApiRules.DEFAULT_MODEL : model;
  }

  /** How many bytes of local pictures travel with the request, as base64. */
  public long uploadBytes() {
    long bytes = 0;
    for (Reference reference : imageRefs) {
      bytes += uploadBytes(reference);
    }
    return source == null ? bytes : bytes + uploadBytes(source);
  }

  private static long uploadBytes(Reference reference) {
    if (reference instanceof Reference.Made made) {
      return uploadBytes(made.file());
    }
    return reference instanceof Reference.LocalFile file ? file.base64Length() : 0;
  }

  /**
   * How many input images the request carries, as the price counts them: the references and the
   * source.
   */
  public int inputImages() {
    return imageRefs.size() + (source == null ? 0 : 1);
  }
}
