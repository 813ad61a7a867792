package dev.pressrun.simulator;

import dev.pressrun.simulator.picture.Picture;
import java.io.IOException;

/** Makes the picture of a completed generation; the same bytes whenever it is asked. */
interface Pictures {
  Picture of(Generation generation) throws IOException;
}
