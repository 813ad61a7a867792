package dev.pressrun.luma;

import java.io.IOException;
import java.io.InputStream;

/** Takes in the body of a download. */
@FunctionalInterface
public interface BodySink<T> {

  /**
   * Reads the body to its end. Failures to read it may be passed on as they come.
   *
   * @param declaredLength the number of bytes that the body should have; -1 where unknown
   * @throws IOException where the body cannot be stored or is not what it should be
   */
  T receive(InputStream body, long declaredLength) throws IOException;
}
