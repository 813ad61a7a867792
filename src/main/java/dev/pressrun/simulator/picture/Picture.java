package dev.pressrun.simulator.picture;

/** An encoded picture. The array is shared: nobody writes to it. */
@SuppressWarnings("ArrayRecordComponent")
public record Picture(String mediaType, byte[] bytes) {
  public static final String PNG = "image/png";
  public static final String JPEG = "image/jpeg";

  public boolean isPng() {
    return mediaType.equals(PNG);
  }
}
