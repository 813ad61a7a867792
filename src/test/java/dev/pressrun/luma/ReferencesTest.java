package dev.pressrun.luma;

import static dev.pressrun.luma.Fixtures.ACCEPTED;
import static dev.pressrun.luma.Fixtures.NOTHING;
import static dev.pressrun.luma.Fixtures.REQUEST_ID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pressrun.model.ApiRules;
import dev.pressrun.model.FailureCode;
import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.Reference;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Local references on their way from disk to the API. */
class ReferencesTest {
  /** More than all socket buffers between client and server can hold. */
  private static final int UNBUFFERABLE = 24 * 1024 * 1024;

  @TempDir Path root;

  private SubmitOutcome submit(RawServer server, ImageRequest request) {
    try (LumaClient client =
        new LumaClient(Fixtures.settings(server.url(), root), Fixtures.CLOCK)) {
      return client.submit(request, REQUEST_ID, NOTHING);
    }
  }

  /** A file of zeros that takes no room on disk, but for its last byte. */
  private Reference.LocalFile bigFile(String name, long bytes, int last) throws IOException {
    setLastByte(name, bytes, last);
    return Fixtures.localFile(root, name);
  }

  private void setLastByte(String name, long bytes, int last) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(root.resolve(name).toFile(), "rw")) {
      file.seek(bytes - 1);
      file.write(last);
    }
  }

  @Test
  void nine_references_of_50_mb_stream_through_a_heap_smaller_than_they_are() throws IOException {
    List<Reference> references = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < ApiRules.MAX_IMAGE_REFS; i++) {
      Reference.LocalFile file = bigFile(i + ".png", ApiRules.MAX_REFERENCE_BYTES, i);
      references.add(file);
      expected.add(file.sha256());
    }
    Queue<String> seen = new ConcurrentLinkedQueue<>();
    BlockingQueue<Long> announced = new LinkedBlockingQueue<>();
    RawServer.Script script =
        (connection, n) -> {
          long length = connection.announced(connection.readHead());
          seen.addAll(digestsOfData(connection.in(), length));
          announced.add(length);
          connection.answer("201 Created", ACCEPTED);
        };
    try (RawServer server = new RawServer(script)) {
      assertThat(submit(server, Fixtures.withReferences(references.toArray(Reference[]::new))))
          .isInstanceOf(SubmitOutcome.Accepted.class);
    }
    assertThat(seen).containsExactlyElementsOf(expected);
    assertThat(announced.remove())
        .as("a body that the heap could not hold")
        .isGreaterThan(Runtime.getRuntime().maxMemory());
  }

  /** Reads exactly one body and digests every base64 string called data. */
  private static List<String> digestsOfData(InputStream in, long length) throws IOException {
    List<String> digests = new ArrayList<>();
    InputStream body = new Limited(in, length);
    try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), body)) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.VALUE_STRING && "data".equals(json.currentName())) {
          MessageDigest digest = Fixtures.sha256();
          json.readBinaryValue(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
          digests.add(HexFormat.of().formatHex(digest.digest()));
        }
      }
    }
    return digests;
  }

  private static final class Limited extends FilterInputStream {
    private long left;

    Limited(InputStream in, long length) {
      super(in);
      this.left = length;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int count = super.read(target, offset, (int) Math.min(length, left));
      left -= Math.max(0, count);
      return count;
    }

    @Override
    public void close() {}
  }

  /** What becomes of a submission during which the file is altered. */
  private void assertBrokenOff(RawServer.Script alteration) throws Exception {
    Reference.LocalFile file = bigFile("a.png", UNBUFFERABLE, 1);
    BlockingQueue<Long> missing = new LinkedBlockingQueue<>();
    RawServer.Script script =
        (connection, n) -> {
          long length = connection.announced(connection.readHead());
          alteration.play(connection, n);
          try {
            missing.add(length - connection.drain(length));
          } catch (IOException e) {
            missing.add(length);
          }
        };
    try (RawServer server = new RawServer(script)) {
      SubmitOutcome outcome = submit(server, Fixtures.withReferences(file));
      assertThat(outcome).isInstanceOf(SubmitOutcome.Unsendable.class);
      assertThat(Fixtures.failureOf(outcome).code()).isEqualTo(FailureCode.REFERENCE_CHANGED);
      assertThat(Fixtures.failureOf(outcome).detail()).startsWith("a.png ");
      assertThat(missing.take()).as("bytes that the server never saw").isPositive();
    }
  }

  @Test
  void a_file_that_is_altered_while_it_is_sent_breaks_the_request_off() throws Exception {
    assertBrokenOff((connection, n) -> setLastByte("a.png", UNBUFFERABLE, 2));
  }

  @Test
  void a_file_that_grows_while_it_is_sent_breaks_the_request_off() throws Exception {
    assertBrokenOff((connection, n) -> setLastByte("a.png", UNBUFFERABLE + 1L, 2));
  }

  @Test
  void a_file_that_shrinks_while_it_is_sent_breaks_the_request_off() throws Exception {
    assertBrokenOff(
        (connection, n) -> {
          try (RandomAccessFile file = new RandomAccessFile(root.resolve("a.png").toFile(), "rw")) {
            file.setLength(UNBUFFERABLE - 1L);
          }
        });
  }

  @Test
  void a_connection_that_breaks_before_the_last_byte_sent_nothing_that_could_be_paid()
      throws Exception {
    Reference.LocalFile file = bigFile("a.png", UNBUFFERABLE, 1);
    RawServer.Script script =
        (connection, n) -> {
          connection.readHead();
          connection.reset();
        };
    try (RawServer server = new RawServer(script)) {
      assertThat(submit(server, Fixtures.withReferences(file)))
          .isInstanceOf(SubmitOutcome.NotSent.class);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void an_answer_that_comes_before_the_whole_body_was_sent_counts() throws Exception {
    Reference.LocalFile file = bigFile("a.png", UNBUFFERABLE, 1);
    RawServer.Script script =
        (connection, n) -> {
          long length = connection.announced(connection.readHead());
          connection.answer("413 Too Large", "{\"detail\":\"too large\"}");
          connection.drain(length);
        };
    try (RawServer server = new RawServer(script)) {
      SubmitOutcome outcome = submit(server, Fixtures.withReferences(file));
      assertThat(outcome).isInstanceOf(SubmitOutcome.Refused.class);
      assertThat(Fixtures.failureOf(outcome).code()).isEqualTo(FailureCode.TOO_LARGE);
    }
  }

  /** Refused before a connection is opened. */
  private void assertRefused(Reference.LocalFile file, String words) throws IOException {
    try (RawServer server = new RawServer((connection, n) -> connection.stall())) {
      SubmitOutcome outcome = submit(server, Fixtures.withReferences(file));
      assertThat(outcome).isInstanceOf(SubmitOutcome.Unsendable.class);
      assertThat(Fixtures.failureOf(outcome).code()).isEqualTo(FailureCode.REFERENCE_CHANGED);
      assertThat(Fixtures.failureOf(outcome).detail()).contains(words);
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  void a_file_that_has_gone_or_has_another_length_is_not_sent() throws IOException {
    Reference.LocalFile file = bigFile("a.png", 5, 1);
    Files.write(root.resolve("a.png"), new byte[6]);
    assertRefused(file, "a.png had 5 bytes and now has 6");
    Files.delete(root.resolve("a.png"));
    assertRefused(file, "a.png can no longer be read");
    Files.createDirectory(root.resolve("a.png"));
    assertRefused(file, "a.png is no longer a regular file");
  }

  @Test
  void nothing_outside_the_references_folder_is_read() throws IOException {
    Path inside = Files.createDirectory(root.resolve("inside"));
    Path outside = Files.createDirectory(root.resolve("outside"));
    Files.writeString(outside.resolve("secret.txt"), "secret");
    Files.createSymbolicLink(inside.resolve("link.png"), outside.resolve("secret.txt"));
    Files.createSymbolicLink(inside.resolve("folder"), outside);
    root = inside;
    for (String path :
        List.of(
            "link.png",
            "folder/secret.txt",
            "../outside/secret.txt",
            outside.resolve("secret.txt").toString())) {
      assertRefused(
          new Reference.LocalFile(path, 6, "image/png", "0".repeat(64)),
          "now leads out of the references folder");
    }
  }

  @Test
  void links_that_stay_below_the_references_folder_are_followed() throws IOException {
    Files.write(root.resolve("a.png"), new byte[5]);
    Files.createSymbolicLink(root.resolve("link.png"), Path.of("a.png"));
    RawServer.Script script =
        (connection, n) -> {
          connection.readRequest();
          connection.answer("201 Created", ACCEPTED);
        };
    try (RawServer server = new RawServer(script)) {
      assertThat(submit(server, Fixtures.withReferences(Fixtures.localFile(root, "link.png"))))
          .isInstanceOf(SubmitOutcome.Accepted.class);
    }
  }
}
