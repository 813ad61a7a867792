/**
 * What the simulated model makes: pictures drawn from a prompt, and cheap ones for benchmarks.
 * Imports nothing but the JDK.
 */
@NullMarked
package dev.pressrun.simulator.picture;

import org.jspecify.annotations.NullMarked;
