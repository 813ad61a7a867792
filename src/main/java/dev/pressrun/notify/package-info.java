/** Tells people and programs outside that a run has ended; whatever goes wrong, the run stands. */
@NullMarked
package dev.pressrun.notify;

import org.jspecify.annotations.NullMarked;
