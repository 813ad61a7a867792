package dev.pressrun.simulator;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Issues and checks the presigned URLs of pictures: who has one may fetch, until it expires. */
final class OutputUrls {
  static final String PATH = "/storage/";
  private static final String ALGORITHM = "HmacSHA256";
  private static final Pattern QUERY =
      Pattern.compile("X-Sig=([0-9a-f]{64})&X-Expires=(\\d{1,18})(&X-Moved=1)?");

  private final URI origin;
  private final Duration lifetime;
  private final InstantSource clock;
  private final SecretKeySpec key;

  /**
   * @param origin scheme, host and port
   */
  OutputUrls(URI origin, Duration lifetime, InstantSource clock, UUID secret) {
    this.origin = origin;
    this.lifetime = lifetime;
    this.clock = clock;
    this.key = new SecretKeySpec(secret.toString().getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /** What a URL's query turned out to be. */
  enum Verdict {
    GOOD,
    /** Good, and already the target of a redirect. */
    MOVED,
    EXPIRED,
    FORGED
  }

  /** A fresh URL of the generation's picture. */
  URI issue(UUID id) {
    long expires = clock.instant().plus(lifetime).toEpochMilli();
    return origin.resolve(PATH + id + "?X-Sig=" + signature(id, expires) + "&X-Expires=" + expires);
  }

  Verdict check(UUID id, Optional<String> query) {
    Matcher parts = QUERY.matcher(query.orElse(""));
    if (!parts.matches()) {
      return Verdict.FORGED;
    }
    long expires = Long.parseLong(parts.group(2));
    byte[] expected = signature(id, expires).getBytes(StandardCharsets.US_ASCII);
    if (!MessageDigest.isEqual(expected, parts.group(1).getBytes(StandardCharsets.US_ASCII))) {
      return Verdict.FORGED;
    }
    if (clock.millis() >= expires) {
      return Verdict.EXPIRED;
    }
    return parts.group(3) == null ? Verdict.GOOD : Verdict.MOVED;
  }

  private String signature(UUID id, long expires) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] text = (id + "\n" + expires).getBytes(StandardCharsets.US_ASCII);
      return HexFormat.of().formatHex(mac.doFinal(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
