package dev.pressrun.notify;

/** Carries the news of a run's end one way. */
interface Messenger {
  /** The channel's name in the job file. */
  String name();

  /**
   * Carries it, once.
   *
   * @throws Exception where it did not arrive; its words are never shown, since they may hold an
   *     address
   */
  void carry(RunEnd end) throws Exception;
}
