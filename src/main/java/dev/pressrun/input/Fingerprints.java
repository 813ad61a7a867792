package dev.pressrun.input;

import dev.pressrun.model.Fingerprint;
import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.Reference;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hashes what is asked for in a form without ambiguity: each part with its length, an absent one
 * unlike an empty one, a local reference by its bytes and not by its name. Not for use by several
 * threads.
 */
final class Fingerprints {
  private static final byte REQUEST = 1;
  private static final byte CELLS = 2;
  private static final byte ABSENT = 0;
  private static final byte TEXT = 1;
  private static final byte FILE = 2;
  private static final byte URL = 3;
  private static final byte GENERATION = 4;
  private static final byte RESULT = 5;

  private final MessageDigest digest = Digests.sha256();

  Fingerprint of(ImageRequest request) {
    digest.update(REQUEST);
    text(request.prompt());
    text(request.type());
    text(request.model());
    text(request.aspectRatio());
    text(request.style());
    text(request.outputFormat());
    text(request.userId());
    text(request.webSearch() == null ? null : request.webSearch().toString());
    reference(request.source());
    count(request.imageRefs().size());
    for (Reference reference : request.imageRefs()) {
      reference(reference);
    }
    return finish();
  }

  /** Of a row from which no request can be made. */
  Fingerprint ofCells(List<String> cells) {
    digest.update(CELLS);
    for (String cell : cells) {
      text(cell);
    }
    return finish();
  }

  private void reference(@Nullable Reference reference) {
    if (reference == null) {
      digest.update(ABSENT);
    } else if (reference instanceof Reference.LocalFile file) {
      part(FILE, file.content());
    } else if (reference instanceof Reference.Url url) {
      part(URL, url.url());
    } else if (reference instanceof Reference.Generation generation) {
      part(GENERATION, generation.id());
    } else if (reference instanceof Reference.ResultOf result) {
      part(RESULT, result.key());
    }
  }

  private void text(@Nullable String text) {
    if (text == null) {
      digest.update(ABSENT);
    } else {
      part(TEXT, text);
    }
  }

  private void part(byte kind, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(kind);
    count(bytes.length);
    digest.update(bytes);
  }

  private void count(int count) {
    digest.update((byte) (count >>> 24));
    digest.update((byte) (count >>> 16));
    digest.update((byte) (count >>> 8));
    digest.update((byte) count);
  }

  private Fingerprint finish() {
    return new Fingerprint(
        HexFormat.of().formatHex(digest.digest(), 0, Fingerprint.HEX_LENGTH / 2));
  }
}
