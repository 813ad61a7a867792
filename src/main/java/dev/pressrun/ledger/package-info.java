/** The durable state of every item, in H2: compare-and-set moves, written in groups. */
@NullMarked
package dev.pressrun.ledger;

import org.jspecify.annotations.NullMarked;
