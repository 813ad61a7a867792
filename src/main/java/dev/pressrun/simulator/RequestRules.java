package dev.pressrun.simulator;

import dev.pressrun.model.ApiRules;
import dev.pressrun.model.ImageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the request body from the API's reference. A bad value is a 400, a combination or an
 * image that does not fit a 422, too large an image a 413.
 */
final class RequestRules {
  private final ImageRules imageRules;

  RequestRules(ImageRules imageRules) {
    this.imageRules = imageRules;
  }

  /**
   * Makes an order of what was read.
   *
   * @throws Refused where it breaks a rule
   */
  Order check(Draft draft, String requestId) {
    String prompt = prompt(draft.prompt);
    oneOf("type", draft.type, ApiRules.TYPES);
    oneOf("model", draft.model, ApiRules.MODELS);
    oneOf("aspect_ratio", draft.aspectRatio, ApiRules.ASPECT_RATIOS);
    oneOf("style", draft.style, ApiRules.STYLES);
    oneOf("output_format", draft.outputFormat, ApiRules.OUTPUT_FORMATS);
    if (draft.userId != null && characters(draft.userId) > ApiRules.MAX_USER_ID_CHARACTERS) {
      throw Refused.of(400, "user_id has more than 256 characters.");
    }
    combination(draft);
    return order(draft, prompt, requestId);
  }

  private static String prompt(@Nullable String prompt) {
    if (prompt == null || prompt.isEmpty()) {
      throw Refused.of(400, "prompt is required.");
    }
    if (characters(prompt) > ApiRules.MAX_PROMPT_CHARACTERS) {
      throw Refused.of(400, "prompt has more than 6000 characters.");
    }
    return prompt;
  }

  private static int characters(String text) {
    return text.codePointCount(0, text.length());
  }

  private static void oneOf(String field, @Nullable String value, List<String> allowed) {
    if (value != null && !allowed.contains(value)) {
      throw Refused.of(400, "%s must be one of %s.".formatted(field, String.join(", ", allowed)));
    }
  }

  private static void combination(Draft draft) {
    boolean editing = ApiRules.TYPE_EDIT.equals(draft.type);
    if (draft.imageRefs.size() > ApiRules.MAX_IMAGE_REFS) {
      throw Refused.of(400, "image_ref has more than 9 images.");
    }
    if (editing && draft.source == null) {
      throw Refused.of(422, "image_edit needs a source.");
    }
    if (!editing && draft.source != null) {
      throw Refused.of(422, "source is only allowed with image_edit.");
    }
    if (editing && draft.imageRefs.size() > ApiRules.MAX_IMAGE_REFS_WHEN_EDITING) {
      throw Refused.of(422, "image_ref has more than 8 images for image_edit.");
    }
  }

  private Order order(Draft draft, String prompt, String requestId) {
    List<ImageRules.Checked> images = new ArrayList<>();
    for (Draft.Image image : draft.imageRefs) {
      images.add(imageRules.check(image, "image_ref[%d]".formatted(images.size()), false));
    }
    ImageRules.Checked source =
        draft.source == null ? null : imageRules.check(draft.source, "source", true);
    return new Order(
        request(draft, prompt, images, source),
        requestId,
        images.stream().map(ImageRules.Checked::image).filter(Objects::nonNull).toList(),
        source == null ? null : source.image(),
        source == null ? null : source.generation());
  }

  private static ImageRequest request(
      Draft draft,
      String prompt,
      List<ImageRules.Checked> images,
      ImageRules.@Nullable Checked source) {
    return new ImageRequest(
        prompt,
        draft.type,
        draft.model,
        draft.aspectRatio,
        draft.style,
        draft.outputFormat,
        images.stream().map(ImageRules.Checked::reference).toList(),
        source == null ? null : source.reference(),
        draft.userId,
        draft.webSearch);
  }
}
