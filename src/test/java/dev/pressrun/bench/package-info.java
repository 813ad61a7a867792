/** Benchmarks: ratios of what pressrun does to what the machine could do, measured in one run. */
@NullMarked
package dev.pressrun.bench;

import org.jspecify.annotations.NullMarked;
