/** Restraint, as pure arithmetic over time: allowance, slots, poll schedule, back-off. */
@NullMarked
package dev.pressrun.pace;

import org.jspecify.annotations.NullMarked;
