package dev.pressrun.simulator.picture;

import java.io.IOException;
import java.io.InputStream;

/** Where an encoded picture can be read from, as often as it is wanted. */
public interface ImageInput {
  InputStream open() throws IOException;
}
