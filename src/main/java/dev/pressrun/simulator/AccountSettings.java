package dev.pressrun.simulator;

import dev.pressrun.model.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the simulated account allows.
 *
 * @param apiKey the only key that is accepted; null: any key
 * @param suspended whether every call is answered with 403
 * @param requestsPerMinute at most so many POSTs in any 60 seconds
 * @param concurrentJobs at most so many generations that have not ended; never announced
 * @param funds what may be billed in all; null: without end
 * @param moderatedWords a prompt with one of these words, in any case, fails as moderated
 */
public record AccountSettings(
    @Nullable String apiKey,
    boolean suspended,
    int requestsPerMinute,
    int concurrentJobs,
    @Nullable Money funds,
    List<String> moderatedWords) {

  public AccountSettings {
    moderatedWords = List.copyOf(moderatedWords);
    if (requestsPerMinute < 1 || concurrentJobs < 1) {
      throw new IllegalArgumentException(
          "an account allows at least 1 request a minute and 1 job, not %d and %d"
              .formatted(requestsPerMinute, concurrentJobs));
    }
  }

  /** Everything but the key, which is a secret. */
  @Override
  public String toString() {
    return "AccountSettings[requestsPerMinute=%d, concurrentJobs=%d, funds=%s, suspended=%s]"
        .formatted(requestsPerMinute, concurrentJobs, funds, suspended);
  }
}
