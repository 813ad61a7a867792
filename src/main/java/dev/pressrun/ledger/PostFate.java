package dev.pressrun.ledger;

/** What is known of a POST that a run has left without writing its answer into the ledger. */
public sealed interface PostFate {

  /** It had not left: nothing was made. */
  record Stayed() implements PostFate {}

  /** The API had taken it on, and this is its generation. */
  record Accepted(String generationId) implements PostFate {}

  /** It may have reached the API. */
  record Unknown() implements PostFate {}
}
