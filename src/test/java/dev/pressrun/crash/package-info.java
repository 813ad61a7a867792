/** Proofs that the promises hold when the program is stopped anywhere. */
@NullMarked
package dev.pressrun.crash;

import org.jspecify.annotations.NullMarked;
