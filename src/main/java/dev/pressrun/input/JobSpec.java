package dev.pressrun.input;

import dev.pressrun.model.Limits;
import dev.pressrun.model.PriceTable;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * All that a job file says, or that a plain table stands for, with the defaults filled in.
 *
 * @param file the job file or the plain table, as the user named it
 * @param name the job's name
 * @param provider who makes the pictures
 * @param baseUrl where the API is; null: where the provider has it
 * @param prices what pictures cost
 * @param input where the rows come from
 * @param request what each row asks for
 * @param limits the user's own bounds
 * @param output where the pictures go
 * @param inDoubt what becomes of a submission whose answer was lost
 * @param simulator how the simulator behaves
 * @param notifications who is told of a run's end
 * @param metrics where a run's numbers go
 */
public record JobSpec(
    Path file,
    String name,
    Provider provider,
    @Nullable URI baseUrl,
    PriceTable prices,
    InputSpec input,
    RequestSpec request,
    Limits limits,
    OutputSpec output,
    InDoubtPolicy inDoubt,
    SimulatorSpec simulator,
    NotifySpec notifications,
    MetricsSpec metrics) {

  /** Where references are kept that were converted, in the output folder. */
  public Path convertedReferences() {
    return output.folder().resolve(".pressrun").resolve("references");
  }

  /** The same job with another input and other bounds. */
  public JobSpec with(InputSpec otherInput, Limits otherLimits) {
    return new JobSpec(
        file,
        name,
        provider,
        baseUrl,
        prices,
        otherInput,
        request,
        otherLimits,
        output,
        inDoubt,
        simulator,
        notifications,
        metrics);
  }
}
