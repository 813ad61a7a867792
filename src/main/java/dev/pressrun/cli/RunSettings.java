package dev.pressrun.cli;

import dev.pressrun.input.InputSpec;
import dev.pressrun.input.JobSpec;
import dev.pressrun.input.OnInvalid;
import dev.pressrun.model.Limits;
import dev.pressrun.model.Money;

/** What the command line says about a run in place of the job file. */
final class RunSettings {
  private RunSettings() {}

  static JobSpec apply(JobSpec spec, BoundOptions options) {
    InputSpec input = spec.input();
    Limits limits = spec.limits();
    String maxCost = options.maxCost();
    Integer maxImages = options.maxImages();
    return spec.with(
        options.skipInvalid() ? input.withOnInvalid(OnInvalid.SKIP) : input,
        limits.withCaps(
            maxCost == null ? limits.maxCost() : money(maxCost),
            maxImages == null ? limits.maxImages() : maxImages));
  }

  private static Money money(String text) {
    try {
      Money money = Money.of(text.startsWith("$") ? text.substring(1) : text);
      if (money.compareTo(Money.ZERO) >= 0) {
        return money;
      }
    } catch (NumberFormatException e) {
      throw notMoney(text);
    }
    throw notMoney(text);
  }

  private static UserException notMoney(String text) {
    return new UserException(
        ExitCode.BAD_INPUT,
        "--max-cost: found \""
            + text
            + "\"; allowed is an amount in US dollars, such as 25 or 0.50.");
  }
}
