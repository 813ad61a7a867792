package dev.pressrun.cli;

import dev.pressrun.input.JobSpec;
import dev.pressrun.input.OnInvalid;
import dev.pressrun.job.Estimate;
import dev.pressrun.job.Plan;
import dev.pressrun.ledger.PlannedStep;
import dev.pressrun.model.Money;
import dev.pressrun.model.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plan in words. */
final class PlanWords {
  private final Plan plan;
  private final JobSpec spec;
  private final List<String> lines = new ArrayList<>();

  private PlanWords(Plan plan, JobSpec spec) {
    this.plan = plan;
    this.spec = spec;
  }

  static List<String> lines(Plan plan, JobSpec spec) {
    PlanWords words = new PlanWords(plan, spec);
    words.counts();
    words.problems();
    words.samples();
    words.cost();
    words.estimates();
    return words.lines;
  }

  private void counts() {
    Map<String, PlannedStep> names = new LinkedHashMap<>();
    names.put("new", PlannedStep.MAKE_NEW);
    names.put("changed", PlannedStep.MAKE_CHANGED);
    names.put("unfinished", PlannedStep.MAKE_UNFINISHED);
    names.put("in flight", PlannedStep.COLLECT);
    names.put("to be fetched again", PlannedStep.FETCH_AGAIN);
    names.put("unchanged", PlannedStep.KEEP);
    names.put("failed before", PlannedStep.KEEP_FAILED);
    names.put("in doubt", PlannedStep.HOLD);
    names.put("invalid", PlannedStep.REFUSE);
    List<String> parts = new ArrayList<>();
    names.forEach(
        (name, step) -> {
          if (plan.items().count(step) > 0) {
            parts.add("%,d %s".formatted(plan.items().count(step), name));
          }
        });
    long all = plan.items().lots().values().stream().mapToLong(Long::longValue).sum();
    lines.add(Words.count(all, "item") + (parts.isEmpty() ? "" : ": " + String.join(", ", parts)));
    if (plan.items().gone() > 0) {
      lines.add(
          Words.count(plan.items().gone(), "item")
              + " of earlier runs no longer in the input; the pictures stay.");
    }
  }

  private void problems() {
    if (plan.invalid() == 0) {
      return;
    }
    lines.add("");
    plan.problems().stream().map(Problem::toString).forEach(lines::add);
    if (plan.invalid() > plan.problems().size()) {
      lines.add("… and more: " + Words.count(plan.invalid(), "invalid item") + " in all.");
    }
    lines.add(
        spec.input().onInvalid() == OnInvalid.SKIP
            ? "A run makes the others."
            : "A run sends nothing before they are corrected; --skip-invalid makes the others.");
  }

  private void samples() {
    if (plan.samples().isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("The first prompts, as they would be sent:");
    plan.samples().forEach(sample -> lines.add("  " + sample.key() + ": " + sample.prompt()));
  }

  private void cost() {
    Plan.Bought all = plan.bought();
    lines.add("");
    lines.add("Cost: " + words(all));
    plan.byModel().forEach((model, bought) -> lines.add("  " + model + ": " + words(bought)));
    Money cap = spec.limits().maxCost();
    if (cap != null && all.cost().compareTo(cap) > 0) {
      lines.add("  The cap of " + cap + " ends the run before that.");
    }
    if (plan.items().inFlight() > 0) {
      lines.add(
          "  %s more in flight since an earlier run: %s, not bought again."
              .formatted(
                  Words.count(plan.items().inFlight(), "image"), plan.items().inFlightCost()));
    }
    if (plan.items().count(PlannedStep.HOLD) > 0) {
      lines.add("  What is in doubt is not sent again; settle it with pressrun resolve.");
    }
  }

  private static String words(Plan.Bought bought) {
    String images = " for " + Words.count(bought.images(), "image");
    if (bought.unpriced() == 0) {
      return bought.cost() + images;
    }
    return bought.unpriced() == bought.images()
        ? "unknown" + images + "; add the price to api.prices in the job file"
        : "unknown%s: %s for %,d, and %,d without a known price"
            .formatted(
                images, bought.cost(), bought.images() - bought.unpriced(), bought.unpriced());
  }

  private void estimates() {
    long images = plan.bought().images();
    if (images == 0) {
      return;
    }
    Estimate estimate = plan.estimate();
    lines.add("Time: " + time(estimate.time(images), estimate));
    lines.add(
        "Disk: about %s (%s an image, %s)"
            .formatted(
                Words.bytes(estimate.bytes(images)),
                Words.bytes(estimate.pictureBytes()),
                estimate.pictureBytesAreObserved() ? "as this job's were" : "assumed"));
    if (plan.upload().bytes() > 0) {
      lines.add(
          "Upload: %s of reference pictures, %s at most in a request"
              .formatted(Words.bytes(plan.upload().bytes()), Words.bytes(plan.upload().largest())));
    }
  }

  private static String time(@Nullable Duration time, Estimate estimate) {
    if (time == null) {
      return "unknown until a first run has learnt what the account allows";
    }
    List<String> basis = new ArrayList<>();
    estimate.requestsPerMinute().ifPresent(rate -> basis.add(rate + " requests a minute"));
    estimate.concurrentJobs().ifPresent(jobs -> basis.add(jobs + " at once"));
    basis.add(
        Words.duration(estimate.median())
            + " an image"
            + (estimate.medianIsObserved() ? ", as this job's were" : ", as is usual"));
    return "%s %s (%s)"
        .formatted(
            estimate.isAtLeast() ? "at least" : "about",
            Words.duration(time),
            String.join(", ", basis));
  }
}
