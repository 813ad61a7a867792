package dev.pressrun.ledger;

/**
 * What an import found, in items of the present input.
 *
 * @param added asked for the first time
 * @param changed asked for before, in another way
 * @param unchanged asked for before, in the same way
 * @param invalid with problems, and so not to be made
 * @param gone in the input before, and not any more
 * @param fetchAgain done, with a file that is missing or altered
 */
public record ImportResult(
    long added, long changed, long unchanged, long invalid, long gone, long fetchAgain) {
  public long rows() {
    return added + changed + unchanged;
  }
}
