package dev.pressrun.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.model.Reference.LocalFile;
import dev.pressrun.model.Reference.Url;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestChangesTest {
  private static final LocalFile CUP = file("photos/cup.jpg", "aa");
  private static final LocalFile LID = file("photos/lid.jpg", "bb");
  private static final ImageRequest PLAIN = request("a cup", null, null);

  private static LocalFile file(String path, String digits) {
    return new LocalFile(path, 6, "image/jpeg", digits.repeat(32));
  }

  private static ImageRequest request(
      String prompt, @Nullable String ratio, @Nullable Reference source, Reference... references) {
    return new ImageRequest(
        prompt, null, "uni-1", ratio, null, null, List.of(references), source, null, null);
  }

  private static List<String> between(Reference[] before, Reference... now) {
    return RequestChanges.between(request("a", null, null, before), request("a", null, null, now));
  }

  private static Reference[] of(Reference... references) {
    return references;
  }

  @Test
  void fields_are_named_as_the_table_names_them() {
    ImageRequest now =
        new ImageRequest("a jug", "image", null, "1:1", "manga", "png", List.of(), null, "u", true);

    assertThat(RequestChanges.between(PLAIN, PLAIN)).isEmpty();
    assertThat(RequestChanges.between(PLAIN, now))
        .containsExactly(
            "prompt",
            "type",
            "model",
            "aspect_ratio",
            "style",
            "output_format",
            "user_id",
            "web_search");
  }

  @Test
  void references_are_told_by_name_and_by_what_became_of_them() {
    LocalFile newCup = file(CUP.path(), "cc");

    assertThat(between(of(CUP, LID), newCup, LID))
        .containsExactly("reference photos/cup.jpg (new bytes)");
    assertThat(between(of(CUP), CUP, LID)).containsExactly("reference photos/lid.jpg (added)");
    assertThat(between(of(CUP, LID), LID)).containsExactly("reference photos/cup.jpg (removed)");
    assertThat(between(of(CUP, LID), LID, CUP))
        .containsExactly("references (another order or number)");
    assertThat(between(of(CUP, CUP), CUP)).containsExactly("references (another order or number)");
  }

  @Test
  void the_same_bytes_under_another_name_are_no_change() {
    assertThat(between(of(CUP), file("other/name.jpg", "aa"))).isEmpty();
  }

  @Test
  void sources_are_told_like_references() {
    ImageRequest cup = request("a", null, CUP);

    assertThat(RequestChanges.between(cup, request("a", null, file(CUP.path(), "cc"))))
        .containsExactly("source photos/cup.jpg (new bytes)");
    assertThat(RequestChanges.between(cup, request("a", null, LID)))
        .containsExactly("source photos/lid.jpg");
    assertThat(RequestChanges.between(cup, request("a", null, null)))
        .containsExactly("source (removed)");
    assertThat(RequestChanges.between(request("a", null, null), cup))
        .containsExactly("source photos/cup.jpg (added)");
  }

  @Test
  void what_a_url_is_signed_with_is_not_told() {
    assertThat(between(of(), new Url("https://shop.example/a.jpg?sig=secret#x")))
        .containsExactly("reference https://shop.example/a.jpg (added)");
  }
}
