package dev.pressrun.model;

import org.jspecify.annotations.Nullable;

/**
 * An input image of a request: a file of ours, a URL for the API to fetch, or an earlier generation
 * of the same account.
 */
public sealed interface Reference {

  /**
   * A picture below the references folder, sent as base64.
   *
   * @param path relative to the references folder, with forward slashes
   * @param bytes the file's length when it was checked
   * @param mediaType from the file's own first bytes, such as {@code image/png}
   * @param sha256 64 lower-case hexadecimal digits, of the bytes when they were checked
   * @param converted what is sent in its place; null: the file itself
   */
  record LocalFile(
      String path, long bytes, String mediaType, String sha256, @Nullable Converted converted)
      implements Reference {
    private static final int BASE64_GROUP_BYTES = 3;
    private static final int BASE64_GROUP_CHARACTERS = 4;

    /** A file that is sent as it is. */
    public LocalFile(String path, long bytes, String mediaType, String sha256) {
      this(path, bytes, mediaType, sha256, null);
    }

    /** What stands for the picture wherever it is compared: its own bytes, and how they change. */
    public String content() {
      return converted == null ? sha256 : sha256 + "-v" + converted.version();
    }

    public long sentBytes() {
      return converted == null ? bytes : converted.bytes();
    }

    /** How many characters the picture takes in a request, as base64. */
    public long base64Length() {
      return (sentBytes() + BASE64_GROUP_BYTES - 1) / BASE64_GROUP_BYTES * BASE64_GROUP_CHARACTERS;
    }

    public String sentMediaType() {
      return converted == null ? mediaType : converted.mediaType();
    }

    public String sentSha256() {
      return converted == null ? sha256 : converted.sha256();
    }
  }

  /**
   * A picture that was made of a local one which the API would not take.
   *
   * @param file its name in the folder of converted pictures
   * @param version of the way in which pictures are converted
   * @param bytes its length
   * @param mediaType such as {@code image/jpeg}
   * @param sha256 64 lower-case hexadecimal digits, of its own bytes
   */
  record Converted(String file, int version, long bytes, String mediaType, String sha256) {}

  /** A picture that the API itself fetches; pressrun never connects there. */
  record Url(String url) implements Reference {}

  /** The result of an earlier generation; the API takes it only as {@code source}. */
  record Generation(String id) implements Reference {}

  /**
   * A picture that this job has made, sent as base64 like a {@link LocalFile}.
   *
   * @param file its path is relative to the output folder
   */
  record Made(LocalFile file) implements Reference {}

  /**
   * The picture of another item of the same job, once that is DONE: as {@code source} it is sent as
   * a {@link Generation}, as {@code image_ref} as what is {@link Made}.
   *
   * @param key the other item's
   * @param column where the input names it, for the words of problems
   */
  record ResultOf(String key, @Nullable String column) implements Reference {}
}
