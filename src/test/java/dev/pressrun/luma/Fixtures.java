package dev.pressrun.luma;

import dev.pressrun.model.Failure;
import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.Reference;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import mockwebserver3.MockResponse;

/** What the tests of this package have in common. */
final class Fixtures {
  static final String KEY = "luma-api-0123456789abcdef";
  static final String REQUEST_ID = "3f0e7a52-7d7e-4a3e-9d53-0d6f5f7f2a10";
  static final String ID = "11111111-2222-4333-8444-555555555555";
  static final String ACCEPTED = "{\"id\":\"%s\",\"state\":\"queued\"}".formatted(ID);
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  static final InstantSource CLOCK = InstantSource.fixed(NOW);
  static final ImageRequest REQUEST = ImageRequest.ofPrompt("a red bicycle");

  /** Does not care when a request leaves. */
  static final Runnable NOTHING = () -> {};

  /** Short, for servers that never answer; long enough that a busy machine does not matter. */
  static final Timeouts IMPATIENT =
      new Timeouts(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofMillis(300),
          Duration.ofMillis(300),
          Duration.ofMillis(300));

  private Fixtures() {}

  static LumaSettings settings(URI baseUrl, Path references) {
    return LumaSettings.of(baseUrl, new ApiKey(KEY), references);
  }

  static LumaSettings impatient(URI baseUrl) {
    return new LumaSettings(
        baseUrl, new ApiKey(KEY), Path.of("."), Path.of("."), Path.of("."), IMPATIENT, 4);
  }

  static URI loopback(int port) {
    return URI.create("http://127.0.0.1:%d/v1".formatted(port));
  }

  static MockResponse.Builder answer(int status, String body) {
    return new MockResponse.Builder().code(status).body(body);
  }

  static ImageRequest withReferences(Reference... references) {
    return new ImageRequest(
        "p", null, null, null, null, null, List.of(references), null, null, null);
  }

  static Reference.LocalFile localFile(Path root, String path) throws IOException {
    Path file = root.resolve(path);
    return new Reference.LocalFile(path, Files.size(file), "image/png", sha256(file));
  }

  static String sha256(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (var in = Files.newInputStream(file)) {
      byte[] buffer = new byte[65536];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static Failure failureOf(SubmitOutcome outcome) {
    if (outcome instanceof SubmitOutcome.Refused refused) {
      return refused.failure();
    } else if (outcome instanceof SubmitOutcome.AccountBlocked blocked) {
      return blocked.failure();
    } else if (outcome instanceof SubmitOutcome.Unavailable unavailable) {
      return unavailable.failure();
    } else if (outcome instanceof SubmitOutcome.NotSent notSent) {
      return notSent.failure();
    } else if (outcome instanceof SubmitOutcome.Unsendable unsendable) {
      return unsendable.failure();
    } else if (outcome instanceof SubmitOutcome.InDoubt inDoubt) {
      return inDoubt.failure();
    }
    throw new AssertionError("no failure: " + outcome);
  }
}
