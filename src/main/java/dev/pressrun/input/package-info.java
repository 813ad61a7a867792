/** From a job file and a table to items, or to all the problems at once. */
@NullMarked
package dev.pressrun.input;

import org.jspecify.annotations.NullMarked;
