package dev.pressrun.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the ledger knows of one item, for the manifest, the summary and the contact sheet.
 *
 * @param line where the item's row begins in the input file, from 1
 * @param values the row's cells, in the order of the input's headers
 * @param request what is asked for; null where the row is invalid
 * @param problems what is wrong with the row, one message each; empty unless the state is INVALID
 * @param failure why the item is FAILED or IN_DOUBT, or its last failure while it waits for another
 *     attempt
 * @param attempts submissions that reached the wire, over all runs
 * @param generationId the provider's id of the latest generation
 * @param requestId the X-Request-Id of the latest submission
 * @param price what one picture for this request costs; null where unknown
 * @param paid what all generations of this item cost that are billed
 * @param picture the finished picture; null until there is one
 * @param submittedAt when the latest submission left
 * @param finishedAt when the picture was stored or the item failed
 * @param changed in which fields the request was changed before it was asked for last, as {@link
 *     RequestChanges} words it, parted by semicolons; null where it never was
 */
public record ItemReport(
    long line,
    ItemKey key,
    List<String> values,
    @Nullable ImageRequest request,
    ItemState state,
    List<Problem> problems,
    @Nullable Failure failure,
    int attempts,
    @Nullable String generationId,
    @Nullable String requestId,
    @Nullable Money price,
    Money paid,
    @Nullable Picture picture,
    @Nullable Instant submittedAt,
    @Nullable Instant finishedAt,
    @Nullable String changed) {}
