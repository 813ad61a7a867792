package dev.pressrun.model;

/**
 * A finished picture on disk, complete and verified.
 *
 * @param file relative to the output folder, with forward slashes, such as {@code images/4711.png}
 * @param bytes the file's length
 * @param modifiedMillis the file's time of last change, in milliseconds since 1970, as it was when
 *     the picture was stored
 * @param sha256 64 lower-case hexadecimal digits
 * @param width in pixels
 * @param height in pixels
 */
public record Picture(
    String file, long bytes, long modifiedMillis, String sha256, int width, int height) {}
