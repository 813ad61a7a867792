package dev.pressrun.ledger;

import dev.pressrun.model.Fingerprint;
import dev.pressrun.model.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A submission that is about to be sent, as the audit keeps it for good.
 *
 * @param id grows with every attempt of the ledger
 * @param requestId the X-Request-Id, by which the provider's support can trace it
 * @param run the run that pays for it
 * @param price what a picture for it costs; null where unknown
 */
public record Attempt(
    long id,
    UUID requestId,
    Fingerprint fingerprint,
    int run,
    @Nullable Money price,
    Instant sentAt) {}
