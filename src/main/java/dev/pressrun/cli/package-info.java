/** The commands, wired by hand; progress, words and exit codes. */
@NullMarked
package dev.pressrun.cli;

import org.jspecify.annotations.NullMarked;
