package dev.pressrun.luma;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A generation as the API described it. {@link FailureTable#ofGeneration} says what a failure code
 * means.
 *
 * @param id the API's name for it; not blank
 * @param outputs the addresses of its images; each holds a signature and so is a secret, and
 *     expires an hour after it was issued
 * @param failureCode the API's word; null where it gave none
 * @param failureReason the API's words, free of secrets; null where it gave none
 */
public record Generation(
    String id,
    GenerationState state,
    List<URI> outputs,
    @Nullable String failureCode,
    @Nullable String failureReason) {
  public Generation {
    outputs = List.copyOf(outputs);
  }

  /** Without the outputs' addresses, which hold signatures. */
  @Override
  public String toString() {
    return "Generation[id=%s, state=%s, outputs=%d, failureCode=%s, failureReason=%s]"
        .formatted(id, state, outputs.size(), failureCode, failureReason);
  }
}
