package dev.pressrun.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.model.ApiRules;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.junit.jupiter.api.Test;

class LargeBodyTest {
  /** Nine of them as base64 are over 600 MB: more than the heap of these tests. */
  @Test
  void nine_references_of_50_megabytes_pass_through_without_being_held() throws IOException {
    try (Client client = Client.ofDefaults()) {
      Client.Answer answer = client.post(new Images(9, ApiRules.MAX_REFERENCE_BYTES));
      assertThat(answer.status()).isEqualTo(201);
      client.clock.advance(Duration.ofSeconds(30));
      assertThat(client.state(answer.json().get("id").asString())).isEqualTo("completed");
    }
  }

  @Test
  void one_byte_more_is_too_large() throws IOException {
    try (Client client = Client.ofDefaults()) {
      Client.Answer answer = client.post(new Images(1, ApiRules.MAX_REFERENCE_BYTES + 1));
      assertThat(answer.status()).isEqualTo(413);
      assertThat(client.simulator.audit().generations().made()).isZero();
    }
  }

  /** A body that is made while it is sent. */
  private static final class Images extends RequestBody {
    private final int count;
    private final long bytes;

    Images(int count, long bytes) {
      this.count = count;
      this.bytes = bytes;
    }

    @Override
    public MediaType contentType() {
      return MediaType.get("application/json");
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.writeUtf8("{\"prompt\":\"p\",\"image_ref\":[");
      for (int i = 0; i < count; i++) {
        sink.writeUtf8(i == 0 ? "{\"data\":\"" : ",{\"data\":\"");
        writeImage(Base64.getEncoder().wrap(new Unclosed(sink.outputStream())));
        sink.writeUtf8("\",\"media_type\":\"image/png\"}");
      }
      sink.writeUtf8("]}");
    }

    private void writeImage(OutputStream base64) throws IOException {
      byte[] head = TestImages.pngHeader(4_000, 4_000);
      byte[] end = "\0\0\0\0IEND\u00aeB`\u0082".getBytes(StandardCharsets.ISO_8859_1);
      byte[] filler = new byte[1 << 16];
      base64.write(head);
      for (long left = bytes - head.length - end.length; left > 0; left -= filler.length) {
        base64.write(filler, 0, (int) Math.min(left, filler.length));
      }
      base64.write(end);
      base64.close();
    }
  }

  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() {
      // The body goes on after the image.
    }
  }
}
