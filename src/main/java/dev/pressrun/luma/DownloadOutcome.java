package dev.pressrun.luma;

import dev.pressrun.model.Failure;

/**
 * What a download brought. Failures of the sink itself, such as a full disk or a body that is no
 * image, are no outcome: they leave {@link ImageApi#download} as the sink threw them.
 */
public sealed interface DownloadOutcome<T> {

  /** The whole body went into the sink, and this is what the sink made of it. */
  record Downloaded<T>(T result) implements DownloadOutcome<T> {}

  /** The address is no longer valid: the API gives a fresh one when it is polled. */
  record Expired<T>(Failure failure) implements DownloadOutcome<T> {}

  /** The network or the download host failed. */
  record DownloadFailed<T>(Failure failure) implements DownloadOutcome<T> {}
}
