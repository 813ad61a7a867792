package dev.pressrun.engine;

import dev.pressrun.model.Money;
import org.jspecify.annotations.Nullable;

/**
 * Leave to send one POST: a place in the allowance, a slot, and its price held.
 *
 * @param inFlightBefore how many of our generations were in flight when it was given
 */
record Permit(@Nullable Money price, int inFlightBefore) {}
