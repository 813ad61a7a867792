package dev.pressrun.simulator;

import dev.pressrun.model.ApiRules;
import dev.pressrun.model.Reference;
import dev.pressrun.simulator.Generation.State;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules of an ImageRef, from the API's reference. */
final class ImageRules {
  private final Account account;

  ImageRules(Account account) {
    this.account = account;
  }

  /**
   * An input image that keeps the rules.
   *
   * @param image its bytes or its address; null for an earlier generation
   * @param generation the earlier generation, where it is one
   */
  record Checked(Reference reference, @Nullable ReceivedImage image, @Nullable UUID generation) {}

  /**
   * Checks one ImageRef.
   *
   * @param where its place in the body, for people
   * @param source whether it is the image to edit
   * @throws Refused where it breaks a rule
   */
  Checked check(Draft.Image image, String where, boolean source) {
    long ways =
        Stream.of(image.url, image.data, image.generationId).filter(Objects::nonNull).count();
    if (ways != 1 || (image.mediaType != null && image.data == null)) {
      throw Refused.of(
          422, where + " must be exactly one of url, data with media_type, generation_id.");
    }
    if (image.data != null) {
      return data(image, image.data, where);
    }
    if (image.url != null) {
      return url(image.url, where);
    }
    if (!source) {
      throw Refused.of(422, where + ".generation_id is only allowed in source.");
    }
    return generation(String.valueOf(image.generationId), where);
  }

  private static Checked data(Draft.Image image, ReferenceShelf.Received data, String where) {
    if (image.mediaType == null) {
      throw Refused.of(422, where + ".media_type is required with data.");
    }
    if (data.sink().tooLarge()) {
      throw Refused.of(413, where + " is over 50 MB.");
    }
    ImageSniffer.Seen seen =
        data.sink()
            .seen()
            .orElseThrow(() -> Refused.of(422, where + ".data is not an image of a known format."));
    if (!seen.mediaType().equals(image.mediaType.toLowerCase(Locale.ROOT))) {
      throw Refused.of(
          422, "%s.data is %s, not its media_type.".formatted(where, seen.mediaType()));
    }
    if (Math.max(seen.width(), seen.height()) > ApiRules.MAX_REFERENCE_SIDE_PIXELS) {
      throw Refused.of(422, where + " is over 8000 pixels a side.");
    }
    return new Checked(
        new Reference.LocalFile(where, data.sink().count(), seen.mediaType(), data.digest()),
        new ReceivedImage(data.digest(), data.file(), seen.intact()),
        null);
  }

  private static Checked url(String url, String where) {
    try {
      URI uri = new URI(url);
      if ("https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null) {
        return new Checked(new Reference.Url(url), new ReceivedImage(url, null, true), null);
      }
    } catch (URISyntaxException e) {
      throw Refused.of(422, where + ".url is not a URL.");
    }
    throw Refused.of(422, where + ".url must begin with https://.");
  }

  private Checked generation(String id, String where) {
    try {
      UUID uuid = UUID.fromString(id);
      Generation earlier =
          account
              .find(uuid)
              .orElseThrow(() -> Refused.of(422, where + ": there is no such generation."));
      if (account.stateOf(earlier) != State.COMPLETED) {
        throw Refused.of(422, where + ": that generation is not completed.");
      }
      return new Checked(new Reference.Generation(id), null, uuid);
    } catch (IllegalArgumentException e) {
      throw Refused.of(422, where + ".generation_id is not a UUID.");
    }
  }
}
