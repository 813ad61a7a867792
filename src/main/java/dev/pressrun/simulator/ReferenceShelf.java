package dev.pressrun.simulator;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the input images, each distinct one once, in a temporary folder until the simulator is
 * closed, so that pictures can be drawn from them. Where nothing is drawn it keeps nothing, and
 * beyond {@link #MAX_BYTES} no more.
 */
final class ReferenceShelf implements AutoCloseable {
  static final long MAX_BYTES = 1L << 30;

  private final @Nullable Path folder;
  private final AtomicLong used = new AtomicLong();

  private ReferenceShelf(@Nullable Path folder) {
    this.folder = folder;
  }

  static ReferenceShelf open(boolean keeping) throws IOException {
    return new ReferenceShelf(keeping ? Files.createTempDirectory("pressrun-simulator") : null);
  }

  /**
   * Reads one image to its end.
   *
   * @throws IOException where it cannot be read or kept
   */
  Received receive(Source source) throws IOException {
    if (folder == null) {
      try (ImageSink sink = new ImageSink(OutputStream.nullOutputStream(), sha256())) {
        source.writeTo(sink);
        return new Received(sink, sink.digestHex(), null);
      }
    }
    Path arriving = Files.createTempFile(folder, "arriving", ".part");
    try {
      return receive(source, folder, arriving);
    } finally {
      Files.deleteIfExists(arriving);
    }
  }

  /** Where an image's bytes come from. */
  interface Source {
    void writeTo(ImageSink sink) throws IOException;
  }

  /**
   * An image that has arrived.
   *
   * @param file null where it is not kept
   */
  record Received(ImageSink sink, String digest, @Nullable Path file) {}

  private Received receive(Source source, Path shelf, Path arriving) throws IOException {
    try (ImageSink sink =
        new ImageSink(new BufferedOutputStream(Files.newOutputStream(arriving)), sha256())) {
      source.writeTo(sink);
      sink.close();
      String digest = sink.digestHex();
      return new Received(sink, digest, keep(sink, arriving, shelf.resolve(digest)));
    }
  }

  private @Nullable Path keep(ImageSink sink, Path arriving, Path kept) throws IOException {
    if (Files.exists(kept)) {
      return kept;
    }
    if (sink.tooLarge() || used.get() + sink.count() > MAX_BYTES) {
      return null;
    }
    used.addAndGet(sink.count());
    return Files.move(arriving, kept, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    if (folder == null) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      for (Path file : all) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
