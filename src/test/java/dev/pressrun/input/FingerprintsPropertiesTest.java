package dev.pressrun.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.Reference;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FingerprintsPropertiesTest {
  private final Fingerprints fingerprints = new Fingerprints();

  @Provide
  Arbitrary<ImageRequest> requests() {
    Arbitrary<String> texts = Arbitraries.of("a", "b", "ab", "", "\0", "true").injectNull(0.3);
    Arbitrary<Reference> references =
        Arbitraries.of("a", "b", "ab")
            .flatMap(
                text ->
                    Arbitraries.of(
                        new Reference.Url(text),
                        new Reference.Generation(text),
                        new Reference.LocalFile("path", 1, "image/png", text)));
    Arbitrary<List<Reference>> lists = references.list().ofMaxSize(3);
    return Combinators.combine(
            texts,
            texts,
            texts,
            lists,
            references.injectNull(0.5),
            texts,
            Arbitraries.of(true, false))
        .as(
            (type, model, ratio, refs, source, user, search) ->
                new ImageRequest(
                    "prompt", type, model, ratio, null, null, refs, source, user, search));
  }

  @Property(tries = 2000)
  void two_requests_have_the_same_fingerprint_only_if_they_are_the_same(
      @ForAll("requests") ImageRequest one, @ForAll("requests") ImageRequest two) {
    assertThat(fingerprints.of(one).equals(fingerprints.of(two))).isEqualTo(one.equals(two));
  }

  @Property(tries = 500)
  void a_fingerprint_is_the_same_at_any_time(@ForAll("requests") ImageRequest request) {
    assertThat(new Fingerprints().of(request)).isEqualTo(fingerprints.of(request));
  }

  @Property(tries = 500)
  void cells_are_parted_without_ambiguity(@ForAll List<String> one, @ForAll List<String> two) {
    assertThat(fingerprints.ofCells(one).equals(fingerprints.ofCells(two)))
        .isEqualTo(one.equals(two));
  }
}
