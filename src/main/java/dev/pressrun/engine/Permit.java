package dev.pressrun.engine;

import dev.pressrun.model.Money;
import org.jspecify.annotations.Nullable;

/**
 * Leave to send one POST: a place in the allowance, a slot, and its price held.
 *
 * @param slot the slot's ticket
 * @param at when it was given, by the run's waiter
 */
record Permit(@Nullable Money price, long slot, long at) {}
