package dev.pressrun.input;

import dev.pressrun.model.Fingerprint;
import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.ItemKey;
import dev.pressrun.model.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One image to make, as a row of the table asks for it.
 *
 * @param line where the row begins in the file, from 1
 * @param key names the item over time
 * @param fingerprint of all that is asked for; of the row's cells where the row is invalid
 * @param values the row's cells, in the order of the headers
 * @param request null if and only if there are problems
 * @param problems what is wrong with the row
 * @param outputName the picture's file below {@code images/}, without the extension; safe on every
 *     file system
 */
public record ItemDraft(
    long line,
    ItemKey key,
    Fingerprint fingerprint,
    List<String> values,
    @Nullable ImageRequest request,
    List<Problem> problems,
    String outputName) {}
