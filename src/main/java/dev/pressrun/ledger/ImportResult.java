package dev.pressrun.ledger;

/**
 * What an import found, in items of the present input.
 *
 * @param added asked for the first time
 * @param changed asked for before, in another way
 * @param unchanged asked for before, in the same way
 * @param invalid with problems, and so not to be made
 * @param gone in the input before, and not any more
 * @param fetchAgain paid for, with a file that is missing, altered or was never had
 * @param changes in which fields the changed items differ from what was asked for before; an item
 *     that was invalid before is not among them
 */
public record ImportResult(
    long added,
    long changed,
    long unchanged,
    long invalid,
    long gone,
    long fetchAgain,
    ImportChanges changes) {
  public long rows() {
    return added + changed + unchanged;
  }
}
