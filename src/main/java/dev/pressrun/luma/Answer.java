package dev.pressrun.luma;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import okhttp3.Headers;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the API, its body read as far as it goes.
 *
 * @param body at most {@link #MAX_BYTES}
 * @param whole whether the body was read to its end
 * @param retryAfter null where there is no usable advice
 * @param heard when it was read, by our clock
 */
record Answer(
    int status,
    Headers headers,
    ByteString body,
    boolean whole,
    @Nullable Duration retryAfter,
    Instant heard) {
  /** A generation takes about one kilobyte; more than this is not one. */
  static final long MAX_BYTES = 1024L * 1024;

  private static final int CHUNK = 8192;

  /** Reads the body; what breaks off is kept up to where it broke off, and is not whole. */
  static Answer read(Response response, InstantSource clock) {
    Buffer body = new Buffer();
    boolean whole = readInto(body, response.body().source());
    Instant heard = clock.instant();
    Duration retryAfter = RetryAfter.parse(response.header("Retry-After"), heard).orElse(null);
    return new Answer(
        response.code(), response.headers(), body.snapshot(), whole, retryAfter, heard);
  }

  /** When the API answered: by its own clock where it says so, otherwise by ours. */
  Instant at() {
    Instant said = headers.getInstant("Date");
    return said == null ? heard : said;
  }

  private static boolean readInto(Buffer body, BufferedSource source) {
    try {
      while (body.size() < MAX_BYTES) {
        if (source.read(body, Math.min(CHUNK, MAX_BYTES - body.size())) < 0) {
          return true;
        }
      }
      return source.exhausted();
    } catch (IOException e) {
      return false;
    }
  }

  boolean isSuccess() {
    return status >= 200 && status <= 299;
  }

  /** The body's bytes from the start. */
  InputStream stream() {
    return new ByteArrayInputStream(body.toByteArray());
  }
}
