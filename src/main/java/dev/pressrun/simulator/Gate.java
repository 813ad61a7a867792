package dev.pressrun.simulator;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is let in: nobody in an outage, and to the API only the account's own key. */
final class Gate {
  private static final String BEARER = "Bearer ";

  private final AccountSettings account;
  private final Faults faults;

  Gate(AccountSettings account, Faults faults) {
    this.account = account;
    this.faults = faults;
  }

  /**
   * Passes where the service is up.
   *
   * @throws Refused in an outage with an answer
   * @throws DroppedException in an outage without one
   */
  void checkService() throws DroppedException {
    Optional<Outage.Kind> outage = faults.outage();
    if (outage.isEmpty()) {
      return;
    }
    switch (outage.get()) {
      case UNAVAILABLE -> throw Refused.of(503, "Image ingestion unavailable.");
      case BAD_GATEWAY -> throw Refused.of(502, "Upstream unavailable.");
      case DROPPED -> throw new DroppedException();
    }
  }

  /**
   * Passes where the key is right and the account is in order.
   *
   * @throws Refused with 401 or 403
   */
  void checkKey(@Nullable String authorization) {
    String key =
        authorization != null && authorization.startsWith(BEARER)
            ? authorization.substring(BEARER.length()).strip()
            : "";
    if (key.isEmpty() || (account.apiKey() != null && !account.apiKey().equals(key))) {
      throw Refused.of(401, "Missing or wrong API key.");
    }
    if (account.suspended()) {
      throw Refused.of(403, "The account is suspended.");
    }
  }
}
