/**
 * An account of the API inside the program: its two limits, latencies, faults, drawn pictures and
 * prices.
 */
@NullMarked
package dev.pressrun.simulator;

import org.jspecify.annotations.NullMarked;
