package dev.pressrun.output;

import java.io.IOException;

/**
 * What was received is not a complete, valid picture. The message is a sentence for people and
 * quotes nothing of what was received, since an error page may repeat a signed URL.
 */
public final class BadPictureException extends IOException {
  private static final long serialVersionUID = 1;

  public BadPictureException(String message) {
    super(message);
  }
}
