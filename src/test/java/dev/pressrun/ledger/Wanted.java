package dev.pressrun.ledger;

import dev.pressrun.model.Fingerprint;
import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.ItemKey;
import dev.pressrun.model.Money;
import dev.pressrun.model.Problem;
import java.util.List;
import java.util.Locale;

/** Items as an input asks for them, for tests: the prompt makes the fingerprint. */
final class Wanted {
  static final Money PRICE = Money.of("0.0404");

  private Wanted() {}

  static WantedItem of(long line, String key, String prompt) {
    return of(line, key, prompt, key);
  }

  static WantedItem of(long line, String key, String prompt, String outputName) {
    return new WantedItem(
        line,
        new ItemKey(key),
        fingerprint(prompt),
        List.of(key, prompt),
        ImageRequest.ofPrompt(prompt),
        List.of(),
        outputName,
        outputName.toLowerCase(Locale.ROOT),
        PRICE);
  }

  static WantedItem invalid(long line, String key, String prompt) {
    return new WantedItem(
        line,
        new ItemKey(key),
        fingerprint("invalid " + prompt),
        List.of(key, prompt),
        null,
        List.of(new Problem("table.csv", line, "prompt", "is bad")),
        key,
        key,
        null);
  }

  static Fingerprint fingerprint(String prompt) {
    return new Fingerprint(
        "%016x%016x".formatted(TextHash.of(prompt), TextHash.of(prompt + " once more")));
  }
}
