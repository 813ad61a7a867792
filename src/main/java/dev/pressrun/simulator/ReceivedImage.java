package dev.pressrun.simulator;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An input image as it arrived with a request.
 *
 * @param digest identifies its contents; the same contents, the same digest
 * @param file its bytes, as long as the simulator keeps them; null where it does not
 * @param intact whether the picture goes on to its end
 */
record ReceivedImage(String digest, @Nullable Path file, boolean intact) {}
