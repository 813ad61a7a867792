package dev.pressrun.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pressrun.model.Picture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageStoreTest {
  private static final byte[] RED = DrawnPictures.png(40, 30, 1);
  private static final byte[] BLUE = DrawnPictures.png(40, 30, 2);
  private static final byte[] PHOTO = DrawnPictures.jpeg(64, 48, 3);

  private Path folder;
  private Path out;
  private ImageStore store;

  @BeforeEach
  void open(@TempDir Path temporary) throws IOException {
    folder = temporary;
    out = Files.createDirectory(folder.resolve("out"));
    store = new ImageStore(out);
  }

  private Picture store(String name, byte[] body) throws IOException {
    return store.store(
        name, new ByteArrayInputStream(body), body.length, ImageStore.DEFAULT_MAX_BYTES);
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private TreeSet<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(out)) {
      TreeSet<String> files = new TreeSet<>();
      all.filter(Files::isRegularFile).forEach(f -> files.add(out.relativize(f).toString()));
      return files;
    }
  }

  @Test
  void a_picture_lies_under_its_name_with_the_extension_of_its_bytes() throws Exception {
    Picture picture = store("shoes/4711", PHOTO);

    assertThat(picture.file()).isEqualTo("images/shoes/4711.jpg");
    assertThat(out.resolve(picture.file())).hasBinaryContent(PHOTO);
    assertThat(picture.sha256()).isEqualTo(sha256(PHOTO));
    assertThat(picture.bytes()).isEqualTo(PHOTO.length);
    assertThat(List.of(picture.width(), picture.height())).containsExactly(64, 48);
    assertThat(files()).containsExactly("images/shoes/4711.jpg");
    assertThat(store.isIntact(picture, false)).isTrue();
    assertThat(store.isIntact(picture, true)).isTrue();
  }

  @Test
  void a_body_of_unknown_length_is_taken() throws IOException {
    assertThat(store.store("a", new ByteArrayInputStream(RED), -1, 1_000_000).bytes())
        .isEqualTo(RED.length);
  }

  @Test
  void a_body_of_another_length_than_announced_is_refused_and_leaves_nothing() throws IOException {
    assertThatThrownBy(
            () -> store.store("a", new ByteArrayInputStream(RED), RED.length + 1L, 1_000_000))
        .isInstanceOf(BadPictureException.class)
        .hasMessageContaining("were announced");
    assertThatThrownBy(() -> store.store("a", new ByteArrayInputStream(RED), 2_000_000, 1_000_000))
        .isInstanceOf(BadPictureException.class)
        .hasMessageContaining("larger than");
    assertThat(files()).isEmpty();
  }

  @Test
  void a_body_that_breaks_passes_its_own_error_on_and_leaves_nothing() throws IOException {
    InputStream breaking =
        new SequenceInputStream(
            new ByteArrayInputStream(RED, 0, 50),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("connection reset");
              }
            });
    assertThatThrownBy(() -> store.store("a", breaking, -1, 1_000_000))
        .hasMessage("connection reset")
        .isNotInstanceOfAny(DiskException.class, BadPictureException.class);
    assertThat(files()).isEmpty();
  }

  @Test
  void the_same_picture_again_is_kept_as_it_is() throws IOException {
    Picture first = store("a", RED);
    Files.setLastModifiedTime(out.resolve(first.file()), FileTime.fromMillis(1_000_000));

    assertThat(store("a", RED).modifiedMillis()).isEqualTo(1_000_000);
    assertThat(files()).containsExactly("images/a.png");
  }

  @Test
  void another_picture_never_replaces_an_earlier_one() throws Exception {
    store("shoes/a", RED);
    store("shoes/a", BLUE);
    store("shoes/a", PHOTO);

    String red = "images/earlier/shoes/a-" + sha256(RED).substring(0, 8) + ".png";
    String blue = "images/earlier/shoes/a-" + sha256(BLUE).substring(0, 8) + ".png";
    assertThat(files()).containsExactlyInAnyOrder("images/shoes/a.jpg", red, blue);
    assertThat(out.resolve(red)).hasBinaryContent(RED);
    assertThat(out.resolve(blue)).hasBinaryContent(BLUE);
  }

  @Test
  void pictures_that_alternate_leave_each_only_once() throws Exception {
    for (byte[] body : List.of(RED, BLUE, RED, BLUE, RED)) {
      store("a", body);
    }
    assertThat(files()).hasSize(3);
    assertThat(out.resolve("images/a.png")).hasBinaryContent(RED);
  }

  @Test
  void a_taken_place_among_the_earlier_ones_is_left_alone() throws Exception {
    String taken = "images/earlier/a-" + sha256(RED).substring(0, 8) + ".png";
    store("a", RED);
    Files.createDirectories(out.resolve("images/earlier"));
    Files.write(out.resolve(taken), BLUE);
    store("a", PHOTO);

    assertThat(out.resolve(taken)).hasBinaryContent(BLUE);
    assertThat(out.resolve(taken.replace(".png", "-2.png"))).hasBinaryContent(RED);
  }

  @Test
  void a_picture_is_set_aside_on_request() throws Exception {
    Picture picture = store("a", RED);
    assertThat(store.setAside(picture))
        .contains("images/earlier/a-" + sha256(RED).substring(0, 8) + ".png");
    assertThat(store.isIntact(picture, false)).isFalse();
    assertThat(store.setAside(picture)).isEmpty();
  }

  @Test
  void a_changed_picture_is_not_intact() throws IOException {
    Picture picture = store("a", RED);
    Path file = out.resolve(picture.file());
    FileTime stored = Files.getLastModifiedTime(file);

    Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    assertThat(store.isIntact(picture, false)).as("only touched").isTrue();

    byte[] altered = RED.clone();
    altered[altered.length - 20] ^= 1;
    Files.write(file, altered);
    Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    assertThat(store.isIntact(picture, false)).as("altered, other time").isFalse();
    Files.setLastModifiedTime(file, stored);
    assertThat(store.isIntact(picture, true)).as("altered, same time, re-hashed").isFalse();

    Files.write(file, new byte[3]);
    assertThat(store.isIntact(picture, false)).as("shorter").isFalse();
    Files.delete(file);
    assertThat(store.isIntact(picture, false)).as("gone").isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "..", "../a", "a/../../b", "/etc/a", "a//b", "./a", "a/.", "a\\b", "a\0b"})
  void a_name_that_leads_outside_is_refused(String name) throws IOException {
    assertThatThrownBy(() -> store(name, RED)).isInstanceOf(IllegalArgumentException.class);
    assertThat(files()).isEmpty();
  }

  @Test
  void links_in_the_place_of_folders_and_files_are_refused() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Path victim = Files.write(outside.resolve("victim.png"), BLUE);
    Files.createDirectory(out.resolve("images"));
    Files.createSymbolicLink(out.resolve("images/linked"), outside);
    Files.createSymbolicLink(out.resolve("images/file.png"), victim);
    Path dangling =
        Files.createSymbolicLink(out.resolve("images/later.png"), outside.resolve("later.png"));

    assertThatThrownBy(() -> store("linked/a", RED))
        .isInstanceOf(DiskException.class)
        .hasMessageContaining("images/linked is in the way");
    assertThatThrownBy(() -> store("file", RED))
        .isInstanceOf(DiskException.class)
        .hasMessageContaining("images/file.png is in the way");
    assertThatThrownBy(() -> store("later", RED))
        .isInstanceOf(DiskException.class)
        .hasMessageContaining("images/later.png is in the way");
    assertThat(dangling).isSymbolicLink();
    Picture through = new Picture("images/linked/victim.png", BLUE.length, 0, "", 40, 30);
    assertThat(store.isIntact(through, false)).isFalse();
    assertThat(store.setAside(through)).isEmpty();
    assertThat(outside).isDirectoryContaining(f -> f.equals(victim));
    assertThat(victim).hasBinaryContent(BLUE);
  }

  @Test
  void an_output_folder_that_is_itself_a_link_is_the_users_choice() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), out);
    new ImageStore(link).store("a", new ByteArrayInputStream(RED), -1, 1_000_000);
    assertThat(files()).containsExactly("images/a.png");
  }

  @Test
  void what_a_killed_run_was_receiving_is_swept_and_does_not_stand_in_the_way() throws IOException {
    store("a", RED);
    Path left = Files.write(out.resolve(".pressrun/tmp/picture-1.part"), new byte[9]);
    store = new ImageStore(out);
    store("b", BLUE);
    assertThat(left).exists();

    assertThat(store.sweepTemporary()).isEqualTo(1);
    assertThat(files()).containsExactly("images/a.png", "images/b.png");
  }

  @Test
  void a_full_disk_is_told_apart_from_a_failing_body() throws IOException {
    DiskOps full =
        new ForwardingDisk() {
          @Override
          public OpenFile create(Path file) throws IOException {
            OpenFile open = super.create(file);
            return new OpenFile() {
              @Override
              public void write(ByteBuffer bytes) throws IOException {
                throw new FileSystemException(file.toString(), null, "No space left on device");
              }

              @Override
              public void force() {}

              @Override
              public void close() throws IOException {
                open.close();
              }
            };
          }
        };
    store = new ImageStore(out, full);
    assertThatThrownBy(() -> store("a", RED))
        .isInstanceOf(DiskException.class)
        .hasMessage("Cannot write a picture: No space left on device");
    assertThat(files()).isEmpty();
  }

  @Test
  void stopped_at_any_file_operation_no_picture_is_lost_or_half_there() throws IOException {
    CountedDisk whole = CountedDisk.endless();
    replaceRedByBlue(whole);
    int operations = whole.count();
    assertThat(operations).isGreaterThan(8);
    for (int last = 1; last <= operations; last++) {
      for (boolean happens : new boolean[] {false, true}) {
        CountedDisk dying = new CountedDisk(last, happens);
        assertThatThrownBy(() -> replaceRedByBlue(dying)).isInstanceOf(CountedDisk.Gone.class);
        assertOnlyWholePictures();
        store = new ImageStore(out);
        store.sweepTemporary();
        store("a", BLUE);
        assertThat(out.resolve("images/a.png")).hasBinaryContent(BLUE);
        assertThat(files()).hasSize(2);
      }
    }
  }

  private void replaceRedByBlue(DiskOps disk) throws IOException {
    out = Files.createTempDirectory(folder, "crash");
    store = new ImageStore(out);
    store("a", RED);
    store = new ImageStore(out, disk);
    store("a", BLUE);
  }

  private void assertOnlyWholePictures() throws IOException {
    boolean red = false;
    for (String file : files()) {
      if (file.startsWith("images")) {
        byte[] bytes = Files.readAllBytes(out.resolve(file));
        assertThat(bytes).isIn(RED, BLUE);
        red = red || Arrays.equals(bytes, RED);
      }
    }
    assertThat(red).isTrue();
  }

  @Test
  void many_threads_store_at_once_and_names_are_durable_when_that_is_asked_for() throws Exception {
    LoggedDisk disk = new LoggedDisk();
    store = new ImageStore(out, disk);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Picture>> work = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        byte[] body = DrawnPictures.png(8, 8, i);
        String name = i % 2 == 0 ? "even/" + i : "odd/" + i;
        work.add(
            () -> {
              Picture picture = store(name, body);
              store.makeNamesDurable();
              return disk.check(picture);
            });
      }
      for (Future<Picture> done : threads.invokeAll(work)) {
        assertThat(store.isIntact(done.get(), true)).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(files()).hasSize(200);
  }
}
