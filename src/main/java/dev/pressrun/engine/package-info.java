/**
 * The pipeline: what is submitted when, what is collected when, and what each event makes of an
 * item.
 */
@NullMarked
package dev.pressrun.engine;

import org.jspecify.annotations.NullMarked;
